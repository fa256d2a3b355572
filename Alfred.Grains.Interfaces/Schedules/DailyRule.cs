using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Alfred.Schedules;

/// <summary>
/// Every day at a wall-clock time in a zone. A time that a spring change skips falls on the first valid moment after the gap; one that an
/// autumn change repeats happens once, at the first.
/// </summary>
/// <param name="At">The local time of day, to the minute.</param>
/// <param name="Zone">An IANA zone.</param>
public sealed record DailyRule(LocalTime At, DateTimeZone Zone)
{
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The rule's text in the schedule's row: <c>daily 07:00</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"daily {At.Hour:00}:{At.Minute:00}");

    /// <summary>Reads a row's rule.</summary>
    /// <exception cref="FormatException">The rule or the zone is unknown.</exception>
    public static DailyRule Parse(string text, string zone)
    {
        var found = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new FormatException($"unknown time zone '{zone}'");
        if (text.StartsWith("daily ", StringComparison.Ordinal)
            && TimeOnly.TryParseExact(text.AsSpan(6), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return new(new LocalTime(at.Hour, at.Minute), found);
        throw new FormatException($"unknown schedule rule '{text}'");
    }

    /// <summary>The first occurrence strictly after an instant: the local date it belongs to, and when it is due.</summary>
    public (LocalDate Day, Instant Due) NextAfter(Instant instant)
    {
        var day = instant.InZone(Zone).Date;
        // Yesterday's may still lie ahead where a zone skips a whole day; two days on there is always one.
        for (var candidate = day.PlusDays(-1); ; candidate = candidate.PlusDays(1))
        {
            var due = Zone.ResolveLocal(candidate + At, Resolver).ToInstant();
            if (due > instant)
                return (candidate, due);
        }
    }
}
