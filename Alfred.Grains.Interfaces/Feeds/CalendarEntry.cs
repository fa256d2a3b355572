namespace Alfred.Feeds;

/// <summary>How the times of a calendar's entry are meant.</summary>
public enum EntryTime
{
    /// <summary>Whole days, the same everywhere.</summary>
    Days,

    /// <summary>Moments (UTC).</summary>
    Moments,

    /// <summary>The wall clock of whoever reads it, wherever that is.</summary>
    WallClock,
}

/// <summary>One event of a calendar, or one time of an event that comes again.</summary>
/// <param name="Title">What, at most <see cref="MaxTitleLength"/> characters; empty when the calendar hides it.</param>
/// <param name="Time">How the next two are meant.</param>
/// <param name="Start">When it begins; the time of day is midnight for <see cref="EntryTime.Days"/>.</param>
/// <param name="End">When it is over, itself not included; never before <paramref name="Start"/>.</param>
[GenerateSerializer, Immutable, Alias("alfred.calendar-entry")]
public sealed record CalendarEntry(
    [property: Id(0)] string Title, [property: Id(1)] EntryTime Time, [property: Id(2)] DateTime Start, [property: Id(3)] DateTime End)
{
    /// <summary>Longer titles are cut.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>
    /// When it begins and ends on the clock of a zone. A time that the zone's clock skips moves on by what is skipped, one that it repeats
    /// is the first.
    /// </summary>
    public (LocalDateTime Start, LocalDateTime End) In(DateTimeZone zone) => Time == EntryTime.Moments
        ? (Moment(Start).InZone(zone).LocalDateTime, Moment(End).InZone(zone).LocalDateTime)
        : (LocalDateTime.FromDateTime(Start), LocalDateTime.FromDateTime(End));

    /// <summary>True when some of it lies on a day of a zone. What takes no time lies on the day of its start.</summary>
    public bool IsOn(LocalDate day, DateTimeZone zone)
    {
        var (start, end) = In(zone);
        return start.Date == day || (start.Date < day && end > day.AtMidnight());
    }

    /// <summary>Hides what it is: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(calendar entry)";

    private static Instant Moment(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
