namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// How much work a repeating event is, so that a calendar made to keep us busy does not: decided before anything is worked out. A unit is
/// about the work of one time that is told.
/// </summary>
internal static class RuleCost
{
    /// <summary>The work of one date beside the rule.</summary>
    public const int OfDate = 5;

    private const int MaxTimesADay = 8;

    // The library walks from an event's start to the days of interest, and works out all days of the periods around those.
    private const int PeriodsForAUnit = 100;
    private const int DaysForAUnit = 10;
    private const int PeriodsWorkedOut = 2;

    /// <summary>About how much has to be worked through; null for a rule that nobody needs in a calendar.</summary>
    /// <param name="rule">The value of an RRULE.</param>
    /// <param name="days">How many days lie between the event's start and the last one of interest.</param>
    public static int? Of(string rule, int days)
    {
        var parts = rule.Split(';').Select(static part => part.Split('=', 2)).Where(static part => part.Length == 2)
            .ToLookup(static part => part[0].Trim().ToUpperInvariant(), static part => part[1].Trim(), StringComparer.Ordinal);
        string? Part(string name) => parts[name].FirstOrDefault();
        // Of a part that is there twice the longer one.
        int Count(string name) => parts[name].Select(static list => list.Count(static c => c == ',') + 1).DefaultIfEmpty(0).Max();
        if (Part("FREQ")?.ToUpperInvariant() is not { } every || LengthOf(every) is not { } length || parts["FREQ"].Count() > 1)
            return null;
        var times = ((string[])["BYHOUR", "BYMINUTE", "BYSECOND"]).Aggregate(1, (all, name) =>
            all * Math.Clamp(Count(name), 1, MaxTimesADay + 1));
        if (times > MaxTimesADay || (Part("INTERVAL") is { } interval && Number(interval) is null or 0))
            return null;
        var walked = Math.Max(days, 0) / length / PeriodsForAUnit;
        var workedOut = PeriodsWorkedOut * DaysOf(every, Count) * times / DaysForAUnit;
        // Without a number of times, only those of interest are told.
        var told = Part("COUNT") is not { } count ? times
            : Number(count) is { } most ? Math.Min(most, Math.Max(days, 0) * times)
            : (int?)null;
        return walked + workedOut + told;
    }

    private static int? LengthOf(string every) => every switch
    {
        "DAILY" => 1,
        "WEEKLY" => 7,
        "MONTHLY" => 28,
        "YEARLY" => 365,
        _ => null,
    };

    // How many days of a period are worked out, at most: a weekday comes 5 times in a month and 53 times in a year.
    private static int DaysOf(string every, Func<string, int> count)
    {
        var (months, monthDays, weekdays) = (count("BYMONTH"), count("BYMONTHDAY"), count("BYDAY"));
        var days = every switch
        {
            "DAILY" => 1,
            "WEEKLY" => weekdays,
            "MONTHLY" => Math.Max(monthDays, 5 * weekdays),
            _ => Math.Max(
                Math.Max(Math.Max(months, 12) * monthDays, (months > 0 ? 5 * months : 53) * weekdays),
                Math.Max(count("BYYEARDAY"), 7 * count("BYWEEKNO"))),
        };
        return Math.Clamp(days, 1, 366);
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
