using Alfred.Feeds;
using Orleans.Concurrency;

namespace Alfred.Calendars;

/// <summary>
/// The copy of one calendar on the internet (key: opaque, made of its address). It is fetched when somebody asks and the copy is older than
/// 15 minutes; the last good copy is kept for when the source is down. Losing the copy changes nothing.
/// </summary>
[Alias("alfred.ICalendarFeedGrain")]
public interface ICalendarFeedGrain : IGrainWithStringKey
{
    /// <summary>What the calendar says about a day, today or one of the next two weeks.</summary>
    /// <param name="url">Its address: the one that the key was made of.</param>
    /// <param name="day">The day, in whatever zone.</param>
    [Alias("Read")]
    Task<CalendarResult> ReadAsync(CalendarUrl url, DateOnly day);

    /// <summary>Forgets the copy. While a fetch is under way it returns at once, and the fetch keeps nothing.</summary>
    [Alias("Forget")]
    [AlwaysInterleave]
    Task ForgetAsync();
}

/// <summary>What a calendar says, and how much that can be relied on.</summary>
[GenerateSerializer, Immutable, Alias("alfred.calendar-reading")]
public sealed record CalendarResult
{
    /// <summary>What it calls itself; null for nothing.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>Its entries around the day, by their start: ask each whether it is on the day in a zone.</summary>
    [Id(1)] public ImmutableArray<CalendarEntry> Entries { get; init; } = [];

    /// <summary>When it was last read (UTC); null for never.</summary>
    [Id(2)] public DateTimeOffset? AsOf { get; init; }

    /// <summary>Why it could not be read now; null when it was. What it said before is in <see cref="Entries"/>.</summary>
    [Id(3)] public FeedFailure? Failure { get; init; }

    /// <summary>How many events of it could not be understood.</summary>
    [Id(4)] public int LeftOut { get; init; }

    /// <summary>Hides what it says: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(calendar)";
}
