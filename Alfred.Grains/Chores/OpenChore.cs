namespace Alfred.Chores;

/// <summary>A chore that waits, now or for its next time.</summary>
/// <param name="Chore">What, for whom and when.</param>
/// <param name="AddedAt">When it was added (UTC).</param>
public sealed record OpenChore(Chore Chore, DateTimeOffset AddedAt)
{
    /// <summary>
    /// The day up to which it is done: saying "done" again on or before it changes nothing. Null before it was done, or when it was moved.
    /// </summary>
    public DateOnly? DoneUntil { get; init; }
}
