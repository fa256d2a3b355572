namespace Alfred.Expenses;

/// <summary>Which expenses somebody wants to see. Everything that is null or false narrows nothing.</summary>
[GenerateSerializer, Immutable, Alias("alfred.expense-query")]
public sealed record ExpenseQuery
{
    /// <summary>The most expenses that one question returns: what they take in memory is bounded. Whoever gets so many says so.</summary>
    public const int MaxFound = 20_000;

    /// <summary>The first day.</summary>
    [Id(0)] public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    [Id(1)] public DateOnly? To { get; init; }

    /// <summary>The member whose expenses they are.</summary>
    [Id(2)] public MemberId? Owner { get; init; }

    /// <summary>The category.</summary>
    [Id(3)] public string? Category { get; init; }

    /// <summary>The client, compared without regard to case.</summary>
    [Id(4)] public string? Client { get; init; }

    /// <summary>True for those alone that wait for an approval.</summary>
    [Id(5)] public bool IsWaiting { get; init; }

    /// <summary>True for those that count for nothing, too: taken back or rejected.</summary>
    [Id(6)] public bool IncludesUncounted { get; init; }

    /// <summary>Hides whose they are: Orleans writes what a grain is given into its trace logs.</summary>
    public override string ToString() => "(query)";
}
