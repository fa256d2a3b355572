using Alfred.Feeds;

namespace Alfred.Calendars;

/// <summary>The last good copy of a calendar, and when to look for a newer one. Immutable.</summary>
public sealed record CalendarCopy
{
    /// <summary>How many days a copy covers: so long it is of use while its source is down.</summary>
    public const int Days = 21;

    /// <summary>A copy younger than this is not fetched again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>A source that failed is left alone for this long.</summary>
    public static readonly TimeSpan FailurePause = TimeSpan.FromMinutes(1);

    /// <summary>One that was too much to read is left alone for this long: trying again costs as much and finds the same.</summary>
    public static readonly TimeSpan TooLongPause = TimeSpan.FromMinutes(15);

    // So many days of it have to be left.
    private const int DaysAhead = 14;

    /// <summary>When it was last read or found unchanged (UTC); null for never.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When its source was last asked (UTC); null for never.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public FeedFailure? Failure { get; init; }

    /// <summary>The first day that it covers.</summary>
    public DateOnly From { get; init; }

    /// <summary>What the calendar calls itself; null for nothing.</summary>
    public string? Name { get; init; }

    /// <summary>What it says, by start.</summary>
    public ImmutableArray<CalendarEntry> Entries { get; init; } = [];

    /// <summary>How many events could not be read.</summary>
    public int LeftOut { get; init; }

    /// <summary>By what the source tells whether it has changed; null for nothing.</summary>
    public FeedVersion? Version { get; init; }

    /// <summary>True when the source is to be asked before answering for a day.</summary>
    public bool NeedsFetch(DateTimeOffset now, DateOnly day) =>
        // A clock that was set back makes a time of the future, which is no reason to wait for it.
        (now < TriedAt || TriedAt is not { } tried || now - tried >= Pause)
        || (Failure is null && !Covers(day));

    /// <summary>The version to ask about; null when even an unchanged calendar has to be read anew, because the copy soon ends.</summary>
    public FeedVersion? KnownFor(DateOnly day) => Covers(day) && day < From.AddDays(Days - DaysAhead) ? Version : null;

    /// <summary>The copy after an attempt.</summary>
    /// <param name="fetch">What came of it.</param>
    /// <param name="from">The first day that was asked for.</param>
    /// <param name="now">When.</param>
    public CalendarCopy After(CalendarFetch fetch, DateOnly from, DateTimeOffset now) => fetch switch
    {
        CalendarFetch.Read { Content: var content } => new()
        {
            ReadAt = now,
            TriedAt = now,
            From = from,
            Name = content.Name,
            Entries = content.Entries,
            LeftOut = content.LeftOut,
            Version = content.Version,
        },
        CalendarFetch.Unchanged => this with { ReadAt = now, TriedAt = now, Failure = null },
        CalendarFetch.Failed { Failure: var failure } => this with { TriedAt = now, Failure = failure },
        _ => throw new ArgumentOutOfRangeException(nameof(fetch), fetch.GetType().Name, "no result of a fetch"),
    };

    /// <summary>What it says about a day.</summary>
    public CalendarResult Read(DateOnly day) => new()
    {
        Name = Name,
        Entries = [.. Entries.Where(entry => DateOnly.FromDateTime(entry.Start) <= day.AddDays(1)
            && DateOnly.FromDateTime(entry.End) >= day.AddDays(-1))],
        AsOf = Covers(day) ? ReadAt : null,
        Failure = Failure,
        LeftOut = LeftOut,
    };

    private TimeSpan Pause => Failure switch
    {
        null => Fresh,
        FeedFailure.TooLong => TooLongPause,
        _ => FailurePause,
    };

    private bool Covers(DateOnly day) => ReadAt is not null && day >= From && day < From.AddDays(Days - 1);
}
