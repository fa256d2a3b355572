namespace Alfred.Chores;

/// <summary>What one command did to the household's chores. A chore is in one of the lists only.</summary>
[GenerateSerializer, Immutable, Alias("alfred.chore-outcome")]
public sealed record ChoreOutcome
{
    /// <summary>The chores the command changed, as they are now; those that are done for good or were taken off, as they were.</summary>
    [Id(0)] public ImmutableArray<Chore> Changed { get; init; } = [];

    /// <summary>The chores that were to be added but were already open.</summary>
    [Id(1)] public ImmutableArray<Chore> AlreadyOpen { get; init; } = [];

    /// <summary>The names the command asked for that are not open.</summary>
    [Id(2)] public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>How many chores are open after the command.</summary>
    [Id(3)] public int Open { get; init; }

    /// <summary>The chores whose plan was changed by adding them again.</summary>
    [Id(4)] public ImmutableArray<Chore> Replanned { get; init; } = [];

    /// <summary>What a child did and waits for an adult.</summary>
    [Id(5)] public ImmutableArray<Chore> Claimed { get; init; } = [];

    /// <summary>What was done already for this time, or claimed by a child, so that nothing changed.</summary>
    [Id(6)] public ImmutableArray<Chore> AlreadyDone { get; init; } = [];

    /// <summary>Why the command could not be; <see cref="ChoreRefusal.None"/> when it could, or when names are missing.</summary>
    [Id(7)] public ChoreRefusal Refusal { get; init; }

    /// <summary>Who: with whom was swapped, who is confirmed, or who stands in the way.</summary>
    [Id(8)] public string? Who { get; init; }

    /// <summary>
    /// The chores that are no more, so that nobody is to be reminded of them; when somebody was forgotten, those that they are not to be
    /// reminded of.
    /// </summary>
    [Id(9)] public ImmutableArray<string> EndedIds { get; init; } = [];

    /// <summary>What was taken back; null for nothing.</summary>
    [Id(10)] public ChoreChangeKind? Undone { get; init; }

    /// <summary>Hides what is to be done and by whom: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(chore outcome)";
}

/// <summary>Why a command to chores changed nothing.</summary>
public enum ChoreRefusal
{
    /// <summary>It did not: see the lists.</summary>
    None = 0,

    /// <summary>Only an adult confirms, and nobody their own.</summary>
    NotAnAdult = 1,

    /// <summary>There is nothing to confirm.</summary>
    NothingClaimed = 2,

    /// <summary>Nobody takes turns, or neither of the two has the turn.</summary>
    NothingToSwap = 3,

    /// <summary>There is nothing to take back.</summary>
    NothingToUndo = 4,

    /// <summary>Somebody else has changed the same thing since.</summary>
    ChangedSince = 5,
}
