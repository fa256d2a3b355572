namespace Alfred.Chores;

/// <summary>Several members who take turns with a chore, and how far they are.</summary>
/// <param name="Members">Who, in their order; two or more different names.</param>
/// <param name="Order">Whose turn comes next.</param>
/// <param name="Length">How long a turn is.</param>
[GenerateSerializer, Immutable, Alias("alfred.chore-rotation")]
public sealed record ChoreRotation(
    [property: Id(0)] ImmutableArray<string> Members,
    [property: Id(1)] TurnOrder Order = TurnOrder.RoundRobin,
    [property: Id(2)] TurnLength Length = TurnLength.Once)
{
    /// <summary>Whose turn it is, were they here.</summary>
    [Id(3)] public string Chosen { get; init; } = "";

    /// <summary>Where in <see cref="Members"/> the next turn of a round robin is looked for.</summary>
    [Id(4)] public int Next { get; init; }

    /// <summary>Who was away when it was their turn and has it as soon as they are back, in that order; each once.</summary>
    [Id(5)] public ImmutableArray<string> Owed { get; init; } = [];

    /// <summary>Who takes whose next turn, since they swapped: by the member whose turn it would be.</summary>
    [Id(6)] public ImmutableDictionary<string, string> Swapped { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many turns there were before this one.</summary>
    [Id(7)] public int Turns { get; init; }

    /// <summary>The Monday of this turn, where a turn is a week.</summary>
    [Id(8)] public DateOnly Week { get; init; }

    /// <summary>Hides who: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(rotation)";
}

/// <summary>Whose turn comes next. Stored by number, so never renumbered.</summary>
public enum TurnOrder
{
    /// <summary>One after the other in their order.</summary>
    RoundRobin = 0,

    /// <summary>Whoever did it least often; of several the first in their order.</summary>
    FewestDone = 1,

    /// <summary>By lot, nobody twice in a row.</summary>
    Random = 2,
}

/// <summary>How long a turn is. Stored by number, so never renumbered.</summary>
public enum TurnLength
{
    /// <summary>Until it was done.</summary>
    Once = 0,

    /// <summary>A week, from Monday on, however often it is done.</summary>
    Week = 1,
}
