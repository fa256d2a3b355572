namespace Alfred.Chores;

/// <summary>Something that has to be done in the household.</summary>
/// <param name="Name">As it was typed, 1 to 120 characters.</param>
/// <param name="AddedBy">The member who added it.</param>
/// <param name="Assignee">The member who should do it; null means anyone.</param>
[GenerateSerializer, Immutable, Alias("alfred.chore")]
public sealed record Chore([property: Id(0)] string Name, [property: Id(1)] string AddedBy, [property: Id(2)] string? Assignee = null)
{
    /// <summary>Hides what is to be done and by whom: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(chore)";
}
