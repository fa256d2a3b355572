namespace Alfred.Expenses;

/// <summary>An expense as somebody gives it.</summary>
[GenerateSerializer, Immutable, Alias("alfred.expense-entry")]
public sealed record ExpenseEntry
{
    /// <summary>What was spent; greater than 0, also for a refund.</summary>
    [Id(0)] public required Money Amount { get; init; }

    /// <summary>What for, at most 500 characters; null for nothing.</summary>
    [Id(1)] public string? Note { get; init; }

    /// <summary>The local day of the person who logs it.</summary>
    [Id(2)] public required DateOnly On { get; init; }

    /// <summary>The category that was said; null for none. It wins over everything that is guessed.</summary>
    [Id(3)] public string? Category { get; init; }

    /// <summary>The category that the words of the note speak for; null for none. What people corrected before wins over it.</summary>
    [Id(4)] public string? LikelyCategory { get; init; }

    /// <summary>The client it was for; null for none.</summary>
    [Id(5)] public string? Client { get; init; }

    /// <summary>True for money that came back. Default false.</summary>
    [Id(6)] public bool IsRefund { get; init; }

    /// <summary>The rate that was typed; null asks the source of rates where the currency is not the instance's.</summary>
    [Id(7)] public ExchangeRate? Rate { get; init; }

    /// <summary>True when the same expense again is meant: the guard against logging one twice is off. Default false.</summary>
    [Id(8)] public bool IsRepetition { get; init; }

    /// <summary>The name of whose expense it is; null for whoever gives it. Only an import and a split name somebody else.</summary>
    [Id(9)] public string? By { get; init; }

    /// <summary>The member of <see cref="By"/>; null for nobody whom the directory knows.</summary>
    [Id(11)] public MemberId? Owner { get; init; }

    /// <summary>What makes a line of an import the same line in the next one; null for what is not imported.</summary>
    [Id(10)] public string? ImportKey { get; init; }

    /// <summary>Hides what it is for: Orleans writes what a grain is given into its trace logs.</summary>
    public override string ToString() => "(expense)";
}
