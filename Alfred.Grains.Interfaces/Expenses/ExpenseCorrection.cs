namespace Alfred.Expenses;

/// <summary>What is corrected of an expense. Null leaves a value as it is.</summary>
[GenerateSerializer, Immutable, Alias("alfred.expense-correction")]
public sealed record ExpenseCorrection
{
    /// <summary>The amount. In another currency than before the rate goes, unless a new one is given.</summary>
    [Id(0)] public Money? Amount { get; init; }

    /// <summary>What it was for.</summary>
    [Id(1)] public string? Note { get; init; }

    /// <summary>The day it counts for.</summary>
    [Id(2)] public DateOnly? On { get; init; }

    /// <summary>Its category, remembered for the next expense with the same note.</summary>
    [Id(3)] public string? Category { get; init; }

    /// <summary>The client it was for.</summary>
    [Id(4)] public string? Client { get; init; }

    /// <summary>The rate that it counts with.</summary>
    [Id(5)] public ExchangeRate? Rate { get; init; }

    /// <summary>Hides what it is for: Orleans writes what a grain is given into its trace logs.</summary>
    public override string ToString() => "(correction)";
}
