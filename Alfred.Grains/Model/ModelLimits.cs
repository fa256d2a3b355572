namespace Alfred.Model;

/// <summary>What the model may cost and how long it may take. Prices and budgets are in the instance's currency.</summary>
public sealed record ModelLimits
{
    /// <summary>The most tool calls of one message: what is proposed beyond them is refused.</summary>
    public const int MaxCalls = 8;

    /// <summary>How long a message may keep the model busy in all, retries included.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <summary>The model's name, as its provider knows it.</summary>
    public required string Name { get; init; }

    /// <summary>What a million tokens cost that it reads.</summary>
    public required decimal InputPrice { get; init; }

    /// <summary>What a million tokens cost that it writes.</summary>
    public required decimal OutputPrice { get; init; }

    /// <summary>What may be spent in a day; null for no limit.</summary>
    public decimal? BudgetDay { get; init; }

    /// <summary>What may be spent in a month; null for no limit.</summary>
    public decimal? BudgetMonth { get; init; }

    /// <summary>What one member may spend in a day; null for no limit of their own.</summary>
    public decimal? BudgetMemberDay { get; init; }

    /// <summary>How many tokens one message may take, read and written.</summary>
    public int TokensPerTurn { get; init; } = 60_000;

    /// <summary>True when the sandbox plays it: what it says is marked as played.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>What so many tokens cost.</summary>
    public decimal CostOf(long input, long output) => ((input * InputPrice) + (output * OutputPrice)) / 1_000_000;
}
