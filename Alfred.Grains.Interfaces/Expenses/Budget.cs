namespace Alfred.Expenses;

/// <summary>How much of a category may be spent in a month.</summary>
/// <param name="Category">The category; null for everything together.</param>
/// <param name="Amount">For one calendar month; expenses in another currency count with their rate, without one not at all.</param>
[GenerateSerializer, Immutable, Alias("alfred.budget")]
public sealed record Budget([property: Id(0)] string? Category, [property: Id(1)] Money Amount)
{
    /// <inheritdoc/>
    public override string ToString() => $"(budget {Category ?? "all"})";
}

/// <summary>A budget that an expense brought to 80 % or over its end.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Spent">What was spent of it in the month, with this expense.</param>
[GenerateSerializer, Immutable, Alias("alfred.budget-warning")]
public sealed record BudgetWarning([property: Id(0)] Budget Budget, [property: Id(1)] decimal Spent)
{
    /// <summary>The share of a budget from which on people are told.</summary>
    public const decimal Share = 0.8m;

    /// <summary>True when nothing is left.</summary>
    public bool IsUsedUp => Spent >= Budget.Amount.Amount;

    /// <inheritdoc/>
    public override string ToString() => $"(warning {Budget.Category ?? "all"})";
}
