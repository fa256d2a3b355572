namespace Alfred.Chores;

/// <summary>What one command changed, so that it can be taken back.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="By">The member who did it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Version">Its number, which the entries that it made carry.</param>
/// <param name="Steps">The entries it touched.</param>
public sealed record ChoreChange(ChoreChangeKind Kind, string By, DateTimeOffset At, long Version, ImmutableArray<ChoreStep> Steps);

/// <summary>One entry before and after a change.</summary>
/// <param name="Place">Its place among the open ones, from 0.</param>
/// <param name="Before">The entry before; null for one that was added.</param>
/// <param name="After">The entry after; null for one that was taken off.</param>
public sealed record ChoreStep(int Place, OpenChore? Before, OpenChore? After)
{
    /// <summary>The chore that it is about.</summary>
    public string Id => (Before ?? After)!.Chore.Id;

    /// <summary>True when the entry is still as the change left it.</summary>
    public bool IsIn(ImmutableArray<OpenChore> open) =>
        open.FirstOrDefault(entry => entry.Chore.Id == Id)?.Chore.Version == After?.Chore.Version;
}
