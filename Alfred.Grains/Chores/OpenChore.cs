namespace Alfred.Chores;

/// <summary>A chore that waits.</summary>
/// <param name="Chore">What, and for whom.</param>
/// <param name="AddedAt">When it was added (UTC).</param>
public sealed record OpenChore(Chore Chore, DateTimeOffset AddedAt);
