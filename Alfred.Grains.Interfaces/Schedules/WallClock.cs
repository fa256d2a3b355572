using NodaTime.TimeZones;

namespace Alfred.Schedules;

/// <summary>What a time on the wall is in a zone, by one rule for what comes once and what comes again.</summary>
public static class WallClock
{
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>
    /// The moment: a time that the zone skips is the first valid moment behind the gap, one that it repeats the first of the two.
    /// </summary>
    public static ZonedDateTime At(DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Resolver);
}
