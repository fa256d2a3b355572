using System.Collections.Immutable;
using Alfred.Commands;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A grain without a silo that applies each command once.</summary>
public abstract class TestCommandGrain : ICommandGrain
{
    private readonly Dictionary<CommandId, object> _outcomes = [];

    public Task SettleAsync(ImmutableArray<CommandId> commands) => throw new NotSupportedException();

    /// <summary>What the command resulted in; null when it was not applied.</summary>
    protected TOutcome? Outcome<TOutcome>(Command command)
        where TOutcome : class => (TOutcome?)_outcomes.GetValueOrDefault(command.Id);

    /// <summary>The outcome, new or kept.</summary>
    protected Task<TOutcome> OnceAsync<TOutcome>(Command command, Func<TOutcome> apply)
        where TOutcome : class
    {
        if (!_outcomes.TryGetValue(command.Id, out var outcome))
            _outcomes[command.Id] = outcome = apply();
        return Task.FromResult((TOutcome)outcome);
    }
}
