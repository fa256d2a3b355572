namespace Alfred.Model;

/// <summary>Tells what the model has cost (key <see cref="Key"/>).</summary>
[Alias("alfred.IModelUsageGrain")]
public interface IModelUsageGrain : IGrainWithStringKey
{
    /// <summary>The key of the one.</summary>
    const string Key = "model";

    /// <summary>What was spent today and this month; null in an instance without a model.</summary>
    [Alias("Read")]
    Task<ModelUsage?> ReadAsync();
}

/// <summary>What the model has cost so far, in the instance's currency, and what it may cost.</summary>
[GenerateSerializer, Immutable, Alias("alfred.model-usage")]
public sealed record ModelUsage
{
    /// <summary>Who spent what, those who spent most this month first.</summary>
    [Id(0)] public ImmutableArray<ModelSpending> Members { get; init; } = [];

    /// <summary>What may be spent in a day; null for no limit.</summary>
    [Id(1)] public decimal? BudgetDay { get; init; }

    /// <summary>What may be spent in a month; null for no limit.</summary>
    [Id(2)] public decimal? BudgetMonth { get; init; }

    /// <summary>What one member may spend in a day; null for no limit of their own.</summary>
    [Id(3)] public decimal? BudgetMemberDay { get; init; }

    /// <summary>The model's name.</summary>
    [Id(4)] public required string Name { get; init; }

    /// <summary>True in the sandbox without a key: a played model answers, and its money is play money.</summary>
    [Id(5)] public bool IsSandbox { get; init; }

    /// <summary>Hides what: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(model usage)";
}

/// <summary>What one member has spent.</summary>
/// <param name="Member">Who.</param>
/// <param name="Today">Today, in the instance's currency.</param>
/// <param name="Month">This month, today included.</param>
/// <param name="Calls">How often the model was asked this month.</param>
/// <param name="Tokens">How many tokens it read and wrote this month.</param>
[GenerateSerializer, Immutable, Alias("alfred.model-spending")]
public sealed record ModelSpending(
    [property: Id(0)] MemberId Member, [property: Id(1)] decimal Today, [property: Id(2)] decimal Month, [property: Id(3)] long Calls,
    [property: Id(4)] long Tokens);
