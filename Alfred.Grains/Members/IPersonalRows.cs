namespace Alfred.Members;

/// <summary>The rows of the message path that hold what a person wrote and was told.</summary>
internal interface IPersonalRows
{
    /// <summary>
    /// Ends the schedules in the conversations of an erasure, and those that run on behalf of its person. What others did to what was
    /// theirs can be taken back no more.
    /// </summary>
    Task EndSchedulesAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Deletes what was written in the conversations of an erasure, as far as it is settled. May be repeated.</summary>
    /// <returns>True when nothing is left to delete.</returns>
    Task<bool> EraseAsync(Erasure erasure, CancellationToken cancellationToken);
}

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
