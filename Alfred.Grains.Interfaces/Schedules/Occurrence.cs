namespace Alfred.Schedules;

/// <summary>One time of something scheduled.</summary>
/// <param name="Day">The local day that it belongs to, which is one of its own whatever the zone's clock does on it.</param>
/// <param name="Due">When it is due.</param>
public readonly record struct Occurrence(LocalDate Day, Instant Due);
