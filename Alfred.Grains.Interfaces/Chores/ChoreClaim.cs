namespace Alfred.Chores;

/// <summary>That somebody did a chore.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When they said so (UTC).</param>
/// <param name="Day">The day of theirs on which they said so: what is done at 23:50 belongs to it.</param>
[GenerateSerializer, Immutable, Alias("alfred.chore-claim")]
public sealed record ChoreClaim([property: Id(0)] string By, [property: Id(1)] DateTimeOffset At, [property: Id(2)] DateOnly Day)
{
    /// <summary>Hides who it was: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(claim)";
}
