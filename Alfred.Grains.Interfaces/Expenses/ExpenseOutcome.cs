namespace Alfred.Expenses;

/// <summary>What a command did to the ledger: everything that the answer is built from.</summary>
[GenerateSerializer, Immutable, Alias("alfred.expense-outcome")]
public sealed record ExpenseOutcome
{
    /// <summary>What came of it.</summary>
    [Id(0)] public required ExpenseResult Result { get; init; }

    /// <summary>The expenses it is about, as they are now: logged, changed, or in the way.</summary>
    [Id(1)] public ImmutableArray<Expense> Expenses { get; init; } = [];

    /// <summary>The same before a change, in the same order; empty for new ones.</summary>
    [Id(2)] public ImmutableArray<Expense> Before { get; init; } = [];

    /// <summary>The policy by which it was decided.</summary>
    [Id(3)] public ExpensePolicy Policy { get; init; } = new();

    /// <summary>Budgets that an expense brought near or over their end.</summary>
    [Id(4)] public ImmutableArray<BudgetWarning> Warnings { get; init; } = [];

    /// <summary>How many lines of an import were in the ledger already; how many expenses of somebody who is forgotten stay.</summary>
    [Id(5)] public int Known { get; init; }

    /// <summary>How many lines of an import were left out because they are over the limit.</summary>
    [Id(7)] public int OverLimit { get; init; }

    /// <summary>The only expense; for outcomes that are about one.</summary>
    public Expense Expense => Expenses[0];

    /// <summary>Hides what it is about: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(expenses: {Result})";
}
