using System.Collections.Immutable;

namespace Alfred.Chores;

/// <summary>What one command did to the household's chores.</summary>
[GenerateSerializer, Immutable, Alias("alfred.chore-outcome")]
public sealed record ChoreOutcome
{
    /// <summary>The chores the command added or finished.</summary>
    [Id(0)]
    public ImmutableArray<Chore> Changed { get; init; } = [];

    /// <summary>The chores that were to be added but were already open.</summary>
    [Id(1)]
    public ImmutableArray<Chore> AlreadyOpen { get; init; } = [];

    /// <summary>The names the command asked for that are not open.</summary>
    [Id(2)]
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>How many chores are open after the command.</summary>
    [Id(3)]
    public int Open { get; init; }
}
