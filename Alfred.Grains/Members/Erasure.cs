namespace Alfred.Members;

/// <summary>Something to delete once the messages that ask for it are answered.</summary>
/// <param name="Identities">The texts of the identities of whom it is about.</param>
/// <param name="Conversations">The addresses of the conversations with them alone.</param>
/// <param name="Names">The names under which the journal has them.</param>
/// <param name="At">Everything before it is deleted (UTC).</param>
/// <param name="IsForgotten">True to delete what was written; false to end the schedules only.</param>
public sealed record Erasure(
    ImmutableArray<string> Identities, ImmutableArray<string> Conversations, ImmutableArray<string> Names, DateTimeOffset At,
    bool IsForgotten)
{
    /// <summary>The id by which conversations with others remember them.</summary>
    public required MemberId Member { get; init; }
}
