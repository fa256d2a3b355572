namespace Alfred.Chores;

/// <summary>A chore that somebody did, as the history tells it.</summary>
/// <param name="Chore">The chore's name then.</param>
/// <param name="Done">Who did it, and when; the name is empty when they asked to be forgotten.</param>
/// <param name="Expected">Whose it was then; null for anyone's.</param>
/// <param name="ConfirmedBy">The adult who confirmed what a child did; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("alfred.chore-deed")]
public sealed record ChoreDeed(
    [property: Id(0)] string Chore,
    [property: Id(1)] ChoreClaim Done,
    [property: Id(2)] string? Expected,
    [property: Id(3)] string? ConfirmedBy)
{
    /// <summary>Hides what was done and by whom: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(deed)";
}
