using System.Collections.Immutable;
using Alfred.Diagnostics;

namespace Alfred.Commands;

/// <summary>
/// What every grain that applies commands shares: a command is applied once, its outcome and the new state are one write, and a repetition
/// is answered with the stored outcome.
/// </summary>
/// <typeparam name="TState">An immutable record; its default is the state of a grain that was never written.</typeparam>
/// <typeparam name="TOutcome">An immutable record that carries everything the reply is built from.</typeparam>
public abstract class CommandGrain<TState, TOutcome>(IPersistentState<Applied<TState, TOutcome>> row, IUnsettledCommands unsettled) : Grain, ICommandGrain
    where TState : new()
{
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

    /// <summary>What is stored.</summary>
    protected TState State => row.State.State;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        var kept = row.State.Outcomes.Keys.Select(CommandId.Parse).ToArray();
        if (kept.Length == 0)
            return;
        var open = await unsettled.WhichAreUnsettledAsync(kept, cancellationToken);
        _settled.UnionWith(kept.Where(id => !open.Contains(id)).Select(id => id.ToString()));
    }

    /// <inheritdoc/>
    public Task SettleAsync(ImmutableArray<CommandId> commands)
    {
        _settled.UnionWith(commands.Select(id => id.ToString()).Where(row.State.Outcomes.ContainsKey));
        return Task.CompletedTask;
    }

    /// <summary>Applies a command unless it was applied before.</summary>
    /// <param name="command">The command; only its id matters here.</param>
    /// <param name="decide">Pure: the new state and what to tell. Not called for a repetition.</param>
    /// <returns>The outcome, new or stored. Nothing was applied when the write fails and its exception comes through.</returns>
    protected async Task<TOutcome> ApplyOnceAsync(Command command, Func<TState, (TState State, TOutcome Outcome)> decide)
    {
        var before = row.State;
        var id = command.Id.ToString();
        if (before.Outcomes.TryGetValue(id, out var stored))
            return stored;

        var (state, outcome) = decide(before.State);
        row.State = new() { State = state, Outcomes = before.Outcomes.RemoveRange(_settled).SetItem(id, outcome) };
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            // A write that timed out may have been committed: nobody may build on either version before it is read again.
            row.State = before;
            DeactivateOnIdle();
            throw;
        }

        _settled.Clear();
        MessagePath.Reach(MessagePath.Applied);
        return outcome;
    }
}
