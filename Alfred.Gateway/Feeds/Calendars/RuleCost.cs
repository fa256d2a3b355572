using System.Globalization;

namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// How much work a repeating rule is, so that a calendar made to keep us busy does not: decided before anything is worked out.
/// </summary>
internal static class RuleCost
{
    private const int MaxTimesADay = 8;

    /// <summary>About how many times have to be worked through; null for a rule that nobody needs in a calendar.</summary>
    /// <param name="rule">The value of an RRULE.</param>
    /// <param name="days">How many days lie between the event's start and the last one of interest.</param>
    public static int? Of(string rule, int days)
    {
        var parts = rule.Split(';').Select(static part => part.Split('=', 2)).Where(static part => part.Length == 2)
            .ToLookup(static part => part[0].Trim().ToUpperInvariant(), static part => part[1].Trim(), StringComparer.Ordinal);
        string? Part(string name) => parts[name].FirstOrDefault();
        if (Part("FREQ")?.ToUpperInvariant() is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY"))
            return null;
        var times = ((string[])["BYHOUR", "BYMINUTE", "BYSECOND"]).Aggregate(1, (all, name) =>
            all * Math.Min((Part(name)?.Count(static c => c == ',') ?? 0) + 1, MaxTimesADay + 1));
        if (times > MaxTimesADay || (Part("INTERVAL") is { } interval && Number(interval) is null or 0))
            return null;
        // Without a number of times, only those of interest are worked out.
        if (Part("COUNT") is not { } count)
            return times;
        return Number(count) is { } most ? Math.Min(most, Math.Max(days, 0) * times) : null;
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
