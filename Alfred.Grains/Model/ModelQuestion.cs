using Alfred.Conversations;
using Alfred.Interpretation;

namespace Alfred.Model;

/// <summary>What the grammar left to the model.</summary>
internal sealed record ModelQuestion
{
    /// <summary>The whole message of the person.</summary>
    public required string Message { get; init; }

    /// <summary>The part of it that was not understood: all of it, or what stands beside <see cref="Understood"/>.</summary>
    public required string Unread { get; init; }

    /// <summary>What the grammar understood of it, and what will be done whatever the model says.</summary>
    public ImmutableArray<PlannedCommand> Understood { get; init; } = [];

    /// <summary>Who asks, when, in which language.</summary>
    public required PlanContext Context { get; init; }

    /// <summary>True where nobody else reads the answer.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>What the person asked to be remembered: their own words, and nobody else's.</summary>
    public ImmutableArray<string> OwnFacts { get; init; } = [];

    /// <summary>What this person said here lately, oldest first.</summary>
    public ImmutableArray<RecentTurn> Turns { get; init; } = [];
}

/// <summary>What the model proposes, as far as it was let through.</summary>
internal sealed record ModelProposal
{
    /// <summary>What to run: accepted, not yet resolved.</summary>
    public ImmutableArray<PlannedCommand> Commands { get; init; } = [];

    /// <summary>True when what the commands read is to be put into words.</summary>
    public bool AnswersFromResults { get; init; }

    /// <summary>What it says, when it proposes nothing; null for nothing. Never a claim that something was done.</summary>
    public string? Text { get; init; }

    /// <summary>What it wanted and may not.</summary>
    public ImmutableArray<RefusedCall> Refused { get; init; } = [];

    /// <summary>What to tell the person about a value that was not understood; null for nothing.</summary>
    public string? Problem { get; init; }
}

/// <summary>A proposal that was refused, for the journal.</summary>
/// <param name="Tool">The tool's name where there is such a tool, else <c>unknown</c>: what the model wrote is not repeated.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">The same in words.</param>
internal sealed record RefusedCall(string Tool, ToolRefusal Reason, string Why);
