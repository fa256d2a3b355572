namespace Alfred.Feeds;

/// <summary>What came of fetching a calendar. A closed family.</summary>
public abstract record CalendarFetch
{
    private CalendarFetch() { }

    /// <summary>It was read.</summary>
    /// <param name="Content">What it says.</param>
    public sealed record Read(CalendarContent Content) : CalendarFetch;

    /// <summary>It is still what it was at the known version.</summary>
    public sealed record Unchanged : CalendarFetch;

    /// <summary>It could not be read.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(FeedFailure Failure) : CalendarFetch;
}

/// <summary>What a calendar says about some days.</summary>
public sealed record CalendarContent
{
    /// <summary>What the calendar calls itself, at most 60 characters; null for nothing.</summary>
    public string? Name { get; init; }

    /// <summary>The entries on the days that were asked for, by their start.</summary>
    public ImmutableArray<CalendarEntry> Entries { get; init; } = [];

    /// <summary>How many events could not be read, or would have taken too long to.</summary>
    public int LeftOut { get; init; }

    /// <summary>By what the source tells whether it has changed since; null when it does not say.</summary>
    public FeedVersion? Version { get; init; }
}

/// <summary>By what a source tells whether it has changed.</summary>
/// <param name="Tag">The entity tag as it came; null for none.</param>
/// <param name="ModifiedAt">When it was last changed (UTC); null for unknown.</param>
public sealed record FeedVersion(string? Tag, DateTimeOffset? ModifiedAt);
