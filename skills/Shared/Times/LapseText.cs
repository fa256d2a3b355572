namespace Alfred.Skills.Shared.Times;

/// <summary>Reads how long something takes or waits, as people say it: "2h", "10 minutes", "half an hour", "3 days".</summary>
public static class LapseText
{
    private const int MaxLength = 60;

    /// <summary>What a text names as a whole, counted from a moment on: days and more by the calendar; null for no lapse.</summary>
    public static ZonedDateTime? After(string text, Language language, ZonedDateTime now)
    {
        if (text.Length > MaxLength)
            return null;
        var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), now);
        foreach (var way in TimeSentence.Ways(matcher, 0, "lapse", "skip"))
        {
            if (way.OfType<Lapse>().FirstOrDefault() is not { } lapse)
                continue;
            var day = lapse.Add(now.Date, 1);
            return day.Year is < 1 or > 9000 ? null : now.Zone.AtLeniently(day + now.TimeOfDay).Plus(lapse.Time);
        }

        return null;
    }
}
