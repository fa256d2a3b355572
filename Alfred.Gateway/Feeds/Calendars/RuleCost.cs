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

    // More days of one period than any calendar needs: 12 months, each day of theirs, each weekday are fewer.
    private const int MaxDays = 5_000;

    // A rule that alone takes more than this is nothing that people put into their calendars.
    private const int MaxCost = 50_000;

    // The library walks from an event's start to the days of interest, and works out all days of the periods around those.
    private const int PeriodsForAUnit = 100;
    private const int DaysForAUnit = 10;
    private const int PeriodsWorkedOut = 2;

    // What is worked out for nothing, at most, before a rule is taken for one that never matches; and for how many periods at least and
    // at most: a day that comes every eighth year has to be found.
    private const int MaxDaysForNothing = 20_000;
    private const int MinPeriodsForNothing = 20;
    private const int MaxPeriodsForNothing = 1_000;

    // As many as can differ: the library works through each one that is written, as often as it is. A weekday has 107 forms, from -53MO
    // to 53MO and MO.
    private static readonly (string List, int Values)[] Lists =
    [
        ("BYMONTH", 12), ("BYMONTHDAY", 62), ("BYYEARDAY", 732), ("BYWEEKNO", 106), ("BYDAY", 7 * 107), ("BYSETPOS", 732), ("BYHOUR", 24),
        ("BYMINUTE", 60), ("BYSECOND", 60),
    ];

    /// <summary>About how much has to be worked through; null for a rule that nobody needs in a calendar.</summary>
    /// <param name="rule">The value of an RRULE.</param>
    /// <param name="days">How many days lie between the event's start and the last one of interest.</param>
    public static int? Of(string rule, int days)
    {
        var parts = PartsOf(rule);
        string? Part(string name) => parts[name].FirstOrDefault();
        if (Part("FREQ")?.ToUpperInvariant() is not { } every || LengthOf(every) is not { } length || parts["FREQ"].Count() > 1
            || Lists.Any(list => Count(parts, list.List) > list.Values))
            return null;
        var times = ((string[])["BYHOUR", "BYMINUTE", "BYSECOND"]).Aggregate(1, (all, name) => all * Math.Max(Count(parts, name), 1));
        var worked = DaysOf(every, parts);
        if (times > MaxTimesADay || worked > MaxDays || (Part("INTERVAL") is { } interval && Number(interval) is null or 0))
            return null;
        days = Math.Max(days, 0);
        // Those of which so many are told have to be counted from the first on.
        var (walked, workedOut) = Part("COUNT") is null ? (days / length / PeriodsForAUnit, PeriodsWorkedOut)
            : (0L, PeriodsWorkedOut + (days / length));
        // Without a number of times, only those of interest are told.
        var told = Part("COUNT") is not { } count ? times
            : Number(count) is { } most ? Math.Min(most, (long)days * times)
            : (long?)null;
        return walked + (workedOut * worked * times / DaysForAUnit) + told is { } cost and <= MaxCost ? (int)cost : null;
    }

    /// <summary>For how many periods without a match a rule is followed before it is taken for one that never matches.</summary>
    /// <param name="rule">The value of an RRULE that has a cost.</param>
    public static int PeriodsForNothing(string rule)
    {
        var parts = PartsOf(rule);
        return (int)Math.Clamp(
            MaxDaysForNothing / DaysOf(parts["FREQ"].First().ToUpperInvariant(), parts), MinPeriodsForNothing, MaxPeriodsForNothing);
    }

    private static ILookup<string, string> PartsOf(string rule) =>
        rule.Split(';').Select(static part => part.Split('=', 2)).Where(static part => part.Length == 2)
            .ToLookup(static part => part[0].Trim().ToUpperInvariant(), static part => part[1].Trim(), StringComparer.Ordinal);

    // The library adds up a list that is there twice.
    private static int Count(ILookup<string, string> parts, string name) =>
        parts[name].Sum(static list => list.Count(static c => c == ',') + 1);

    private static int? LengthOf(string every) => every switch
    {
        "DAILY" => 1,
        "WEEKLY" => 7,
        "MONTHLY" => 28,
        "YEARLY" => 365,
        _ => null,
    };

    // How many days of a period are worked out, at most: each list is worked through for each value of the others. A weekday comes 5 times
    // in a month and 53 times in a year. The lists of a day are only asked whether it is in them.
    private static long DaysOf(string every, ILookup<string, string> parts)
    {
        string[] names = ["BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY"];
        if (every == "DAILY")
            return Math.Max(names.Sum(name => (long)Count(parts, name)), 1);
        var days = names.Aggregate(1L, (all, name) => all * Math.Max(Count(parts, name), 1));
        bool Has(string name) => parts.Contains(name);
        return every switch
        {
            "WEEKLY" => days,
            "MONTHLY" => days * (Has("BYDAY") ? 5 : 1),
            _ => days * (!Has("BYDAY") ? 1 : Has("BYWEEKNO") ? 1 : Has("BYMONTH") ? 5 : 53)
                * (Has("BYMONTHDAY") && !Has("BYMONTH") ? 12 : 1) * (Has("BYWEEKNO") ? 7 : 1),
        };
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
