namespace Alfred.Members;

/// <summary>The rows of the message path that hold what a person wrote and was told.</summary>
internal interface IPersonalRows
{
    /// <summary>Ends the schedules in the conversations of an erasure, and those that run on behalf of its person.</summary>
    Task EndSchedulesAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Deletes what was written in the conversations of an erasure, as far as it is settled. May be repeated.</summary>
    /// <returns>True when nothing is left to delete.</returns>
    Task<bool> EraseAsync(Erasure erasure, CancellationToken cancellationToken);
}
