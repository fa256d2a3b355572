using NodaTime.Text;

namespace Alfred.Skills.Home.Groceries;

/// <summary>How replies say when something was added or bought.</summary>
internal static class GroceryTimes
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary><c>today at 18:05</c>, <c>yesterday at 9:30</c>, <c>on Monday, 23 November, at 18:05</c>, in the reader's zone.</summary>
    public static string Show(DateTimeOffset at, ZonedDateTime now, Language language)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(now.Zone);
        var days = Period.DaysBetween(local.Date, now.Date);
        var key = days switch { 0 => "groceries.today-at", 1 => "groceries.yesterday-at", _ => "groceries.day-at" };
        var day = Dates.Near(local.Date, language);
        // A year ago it was another November.
        if (days > 300)
            day = $"{day} {local.Year}";
        return days is 0 or 1
            ? language.Say(key, ("time", Time.Format(local.TimeOfDay)))
            : language.Say(key, ("day", day), ("time", Time.Format(local.TimeOfDay)));
    }
}
