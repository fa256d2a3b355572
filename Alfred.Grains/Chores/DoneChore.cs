namespace Alfred.Chores;

/// <summary>A chore that somebody did.</summary>
/// <param name="Entry">The chore's name, and whose it was.</param>
/// <param name="DoneBy">Who did it, whoever it was meant for; empty for somebody who asked to be forgotten.</param>
/// <param name="DoneAt">When they said so (UTC).</param>
public sealed record DoneChore(OpenChore Entry, string DoneBy, DateTimeOffset DoneAt)
{
    /// <summary>The day of theirs on which they said so; null for what was done before days were kept.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The adult who confirmed what a child did; null for nobody.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>The number of the change that it came with.</summary>
    public long Version { get; init; }

    /// <summary>As the history tells it.</summary>
    public ChoreDeed ToDeed() => new(
        Entry.Chore.Name, new(DoneBy, DoneAt, Day ?? DateOnly.FromDateTime(DoneAt.UtcDateTime)), Entry.Chore.Assignee, ConfirmedBy);
}
