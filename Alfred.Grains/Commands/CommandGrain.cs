using System.Collections.Immutable;
using Alfred.Diagnostics;

namespace Alfred.Commands;

/// <summary>
/// What every grain that applies commands shares: a command is applied once, its outcome and the new state are one write, and a repetition
/// is answered with the stored outcome. Commands that come while a write is under way share the next one, so that many conversations can use one grain.
/// </summary>
/// <remarks>
/// Derived grains are reentrant, which is what lets commands meet. The invariant across the waiting: every decision builds on the one before it, nobody
/// is told of a decision before its write is committed, and <see cref="State"/> shows only what is committed. After a write that failed the
/// activation decides nothing any more.
/// </remarks>
/// <typeparam name="TState">An immutable record; its default is the state of a grain that was never written.</typeparam>
/// <typeparam name="TOutcome">An immutable record that carries everything the reply is built from.</typeparam>
public abstract class CommandGrain<TState, TOutcome>(IPersistentState<Applied<TState, TOutcome>> row, IUnsettledCommands unsettled) : Grain, ICommandGrain
    where TState : new()
{
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private Applied<TState, TOutcome> _committed = new();
    private PendingWrite? _writing;
    private PendingWrite? _next;
    private Exception? _failure;

    /// <summary>What is stored.</summary>
    protected TState State => _committed.State;

    private Applied<TState, TOutcome> Latest => _next?.Applied ?? _writing?.Applied ?? _committed;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _committed = row.State;
        var kept = _committed.Outcomes.Keys.Select(CommandId.Parse).ToArray();
        if (kept.Length == 0)
            return;
        var open = await unsettled.WhichAreUnsettledAsync(kept, cancellationToken);
        _settled.UnionWith(kept.Where(id => !open.Contains(id)).Select(id => id.ToString()));
    }

    /// <inheritdoc/>
    public Task SettleAsync(ImmutableArray<CommandId> commands)
    {
        _settled.UnionWith(commands.Select(id => id.ToString()).Where(Latest.Outcomes.ContainsKey));
        return Task.CompletedTask;
    }

    /// <summary>Applies a command unless it was applied before.</summary>
    /// <param name="command">The command; only its id matters here.</param>
    /// <param name="decide">Pure: the new state and what to tell. Not called for a repetition.</param>
    /// <returns>The outcome, new or stored. Nothing was applied when the write fails and its exception comes through.</returns>
    protected async Task<TOutcome> ApplyOnceAsync(Command command, Func<TState, (TState State, TOutcome Outcome)> decide)
    {
        var id = command.Id.ToString();
        if (_committed.Outcomes.TryGetValue(id, out var stored))
            return stored;
        if (_failure is { } failure)
            throw new TimeoutException("this activation could not write and makes room for one that reads again", failure);
        if (Latest.Outcomes.TryGetValue(id, out var coming))
        {
            await (_writing?.Applied.Outcomes.ContainsKey(id) == true ? _writing : _next!).Task;
            return coming;
        }

        var (state, outcome) = decide(Latest.State);
        var applied = new Applied<TState, TOutcome> { State = state, Outcomes = Latest.Outcomes.RemoveRange(_settled).SetItem(id, outcome) };
        _settled.Clear();
        var write = _next ??= new();
        write.Applied = applied;
        if (_writing is null)
            _ = WriteAllAsync();
        await write.Task;
        MessagePath.Reach(MessagePath.Applied);
        return outcome;
    }

    private async Task WriteAllAsync()
    {
        while (_next is { } write)
        {
            (_writing, _next) = (write, null);
            row.State = write.Applied;
            try
            {
                await row.WriteStateAsync();
            }
#pragma warning disable CA1031 // Boundary: the exception belongs to the callers, each of whom gets it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(write, exception);
                return;
            }

            _committed = write.Applied;
            _writing = null;
            write.SetResult();
        }
    }

    // A write that timed out may have been committed: nobody may build on either version before it is read again.
    private void Fail(PendingWrite write, Exception exception)
    {
        _failure = exception;
        row.State = _committed;
        DeactivateOnIdle();
        write.SetException(exception);
        _next?.SetException(exception);
        (_writing, _next) = (null, null);
    }

    private sealed class PendingWrite() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Applied<TState, TOutcome> Applied { get; set; } = new();
    }
}
