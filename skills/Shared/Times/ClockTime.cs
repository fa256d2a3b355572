namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Reads times of day as people say them in a language: <c>7</c>, <c>7:30</c>, <c>7.30am</c>, <c>07h30</c>, <c>half past 7</c>,
/// <c>noon</c>, <c>halb acht</c>. An hour that could be before or after noon is the one before it: 7 is 07:00.
/// </summary>
public static class ClockTime
{
    private const int MaxLength = 40;
    private const int Day = 24 * 3600;

    /// <summary>The <see cref="Parameter.Read"/> of a time: canonical <c>07:30</c>.</summary>
    public static ParseResult Read(string text, ReadContext context) => Find(text, context.Language) is { } time
        ? new ParseResult.Understood(Canonical(time))
        : new ParseResult.NotUnderstood(context.Language.Say("times.no-clock", ("text", ShortText.Of(text, MaxLength))));

    /// <summary><c>07:30</c>.</summary>
    public static string Canonical(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    /// <summary>Reads what <see cref="Canonical"/> writes.</summary>
    public static LocalTime Parse(string canonical)
    {
        var time = TimeOnly.ParseExact(canonical, "HH:mm", CultureInfo.InvariantCulture);
        return new(time.Hour, time.Minute);
    }

    /// <summary>The time to the minute that a text names; null when it names none.</summary>
    public static LocalTime? Find(string text, Language language) =>
        Readings(text, language) is [var likeliest, ..] ? likeliest : null;

    /// <summary>The times to the minute that a text can mean, the one before noon first; none when it names none.</summary>
    public static ImmutableArray<LocalTime> Readings(string text, Language language)
    {
        if (text.Length > MaxLength)
            return [];
        var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), TimeText.Moments[0]);
        // "Mañana a las 9" is a time of tomorrow's, although the word is that for mornings as well.
        if (TimeText.IsNearDay(matcher))
            return [];
        foreach (var way in TimeSentence.Ways(matcher, 0, "clock", "loose", "part", "skip"))
        {
            if (way.OfType<ClockValue>().FirstOrDefault() is not { Grain: not TimeGrain.Second } clock)
                continue;
            var part = way.OfType<DayPart>().FirstOrDefault();
            IEnumerable<int> seconds = part is null ? clock.Candidates() : clock.In(part) is { } only ? [only] : [];
            if (seconds.Any())
                return [.. seconds.Select(static at => LocalTime.FromSecondsSinceMidnight(((at % Day) + Day) % Day))];
        }

        return [];
    }
}
