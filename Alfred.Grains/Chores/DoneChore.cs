namespace Alfred.Chores;

/// <summary>A chore that somebody did.</summary>
/// <param name="Entry">The chore as it waited.</param>
/// <param name="DoneBy">Who did it, whoever it was meant for.</param>
/// <param name="DoneAt">When they said so (UTC).</param>
public sealed record DoneChore(OpenChore Entry, string DoneBy, DateTimeOffset DoneAt);
