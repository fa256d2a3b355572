namespace Alfred.Commands;

/// <summary>The one row of a command grain: its state, and what the commands that led to it resulted in.</summary>
public sealed record Applied<TState, TOutcome>
    where TState : new()
{
    /// <summary>The state after all of <see cref="Outcomes"/>.</summary>
    public TState State { get; init; } = new();

    /// <summary>By command id, each kept until the message behind it is settled.</summary>
    public ImmutableDictionary<string, TOutcome> Outcomes { get; init; } = ImmutableDictionary<string, TOutcome>.Empty;
}
