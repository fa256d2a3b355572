using Alfred.Diagnostics;
using Orleans.Storage;

namespace Alfred.Commands;

/// <summary>
/// What every grain that applies commands shares: a command is applied once, its outcome and the new state are one write, and a repetition
/// is answered with the stored outcome. Commands that come while a write is under way share the next one, so that many conversations can
/// use one grain.
/// </summary>
/// <remarks>
/// Derived grains are reentrant, which is what lets commands meet. The invariant across the waiting: there is one write or read at a time,
/// every decision builds on the one before it, nobody is told of a decision before its write is committed, and <see cref="State"/> shows
/// only what is committed. A second activation may write the row as well (two processes during a deploy): the row's version tells, and what
/// waits is decided anew on what is stored then. Outcomes are forgotten once their message is settled, so that a command that was given
/// before the row was last read is first looked up in the inbox; a later one cannot have been applied by anybody without the version
/// telling.
/// </remarks>
/// <typeparam name="TState">An immutable record; its default is the state of a grain that was never written.</typeparam>
/// <typeparam name="TOutcome">An immutable record that carries everything the reply is built from.</typeparam>
public abstract class CommandGrain<TState, TOutcome>(IPersistentState<Applied<TState, TOutcome>> row, ISettledCommands inbox) : Grain,
    ICommandGrain
    where TState : new()
{
    /// <summary>Each try loses against a write of somebody else that did succeed.</summary>
    private const int MaxTries = 20;

    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly List<PendingCommand> _pending = [];
    private Applied<TState, TOutcome> _committed = new();
    private long _lastMessage;
    private Task _work = Task.CompletedTask;
    private Task _step = Task.CompletedTask;
    private Exception? _failure;
    private bool _hasErased;

    /// <summary>What is stored.</summary>
    protected TState State => _committed.State;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await TakeOverRowAsync(cancellationToken);
    }

    public Task SettleAsync(ImmutableArray<CommandId> commands)
    {
        // What is not kept need not be left out, and a grain that only reads for its commands writes too seldom to get rid of it.
        _settled.UnionWith(commands.Select(id => id.ToString()).Where(_committed.Outcomes.ContainsKey));
        // Nobody may ever write here again, and what they were told is no longer to be kept.
        if (!_hasErased || _settled.Count == 0 || _failure is not null)
            return Task.CompletedTask;
        _hasErased = !_committed.Outcomes.Keys.All(_settled.Contains);
        return SubmitAsync(new(static state => (state, default!)) { IsErasing = true });
    }

    /// <summary>Applies a command unless it was applied before.</summary>
    /// <param name="command">The command; only its id matters here.</param>
    /// <param name="decide">Pure: the new state and what to tell. Not called for a repetition; called again when somebody else wrote
    /// meanwhile.</param>
    /// <returns>The outcome, new or stored. Nothing was applied when the write fails and its exception comes through.</returns>
    /// <exception cref="MessageSettledException">Somebody else has settled the command's message.</exception>
    protected Task<TOutcome> ApplyOnceAsync(Command command, Func<TState, (TState State, TOutcome Outcome)> decide) =>
        RunOnceAsync(command.Id, decide, isErasing: false);

    /// <summary>
    /// Applies a command that erases what is somebody's, unless it was applied before. The outcomes of earlier commands hold the same
    /// words: those that are settled go in the same write, the others as soon as they are.
    /// </summary>
    /// <param name="command">The command; only its id matters here.</param>
    /// <param name="decide">As for <see cref="ApplyOnceAsync"/>. Its outcome is kept: it holds counts and ids, not what was erased.</param>
    /// <returns>The outcome, new or stored.</returns>
    protected Task<TOutcome> EraseOnceAsync(Command command, Func<TState, (TState State, TOutcome Outcome)> decide) =>
        RunOnceAsync(command.Id, decide, isErasing: true);

    private async Task<TOutcome> RunOnceAsync(CommandId id, Func<TState, (TState State, TOutcome Outcome)> decide, bool isErasing)
    {
        _hasErased |= isErasing;
        if (_committed.Outcomes.TryGetValue(id.ToString(), out var stored))
            return stored;
        if (_failure is { } failure)
            throw new TimeoutException("this activation could not write and makes room for one that reads again", failure);
        var outcome = await SubmitAsync(new(decide) { Id = id, IsErasing = isErasing });
        MessagePath.Reach(MessagePath.Applied);
        return outcome;
    }

    /// <summary>
    /// Changes the state for no command: something that is the same when it is done again, such as what a channel told. Shares writes
    /// with commands.
    /// </summary>
    /// <param name="change">Pure: the new state; the same object when there is nothing to change, which writes nothing.</param>
    protected async Task ChangeAsync(Func<TState, TState> change)
    {
        if (_failure is { } failure)
            throw new TimeoutException("this activation could not write and makes room for one that reads again", failure);
        if (_work.IsCompleted && ReferenceEquals(change(State), State))
            return;
        await SubmitAsync(new(state => (change(state), default!)));
    }

    /// <summary>
    /// What is stored now, also by another process. While a write is under way, what the last one left: the next finds out what anybody
    /// else wrote.
    /// </summary>
    protected async Task<TState> ReadAsync()
    {
        if (_work.IsCompleted)
        {
            _work = ReadThenWriteAsync();
            await _step;
        }

        return State;
    }

    /// <summary>
    /// What a command resulted in that was applied and whose message is not settled; the default for any other. Together with
    /// <see cref="ReadAsync"/> it tells a repetition from the first time.
    /// </summary>
    protected TOutcome? FindOutcome(Command command) => _committed.Outcomes.GetValueOrDefault(command.Id.ToString());

    private Task<TOutcome> SubmitAsync(PendingCommand pending)
    {
        _pending.Add(pending);
        if (_work.IsCompleted)
            _work = WriteAllAsync();
        return pending.Task;
    }

    private async Task ReadThenWriteAsync()
    {
        _step = ReadRowAsync();
        await _step.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await WriteAllAsync();
    }

    private async Task WriteAllAsync()
    {
        while (_pending.Count > 0)
        {
            var batch = _pending.ToArray();
            _pending.Clear();
            try
            {
                await WriteAsync(batch);
            }
#pragma warning disable CA1031 // Boundary: the exception belongs to the callers, each of whom gets it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail([.. batch, .. _pending], exception);
                _pending.Clear();
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<PendingCommand> batch)
    {
        for (var left = MaxTries; ; left--)
        {
            var (next, outcomes) = await DecideAsync(batch);
            try
            {
                if (next is not null)
                {
                    row.State = next;
                    await row.WriteStateAsync();
                    _committed = next;
                    _settled.ExceptWith(_settled.Where(id => !next.Outcomes.ContainsKey(id)).ToArray());
                }
            }
            catch (InconsistentStateException) when (left > 1)
            {
                await ReadRowAsync();
                continue;
            }

            for (var i = 0; i < batch.Count; i++)
                batch[i].End(outcomes[i]);
            return;
        }
    }

    /// <summary>Decides a batch on what is stored. The row is null when every outcome was stored before.</summary>
    private async Task<(Applied<TState, TOutcome>? Row, IReadOnlyList<object> Outcomes)> DecideAsync(IReadOnlyList<PendingCommand> batch)
    {
        var doubtful = batch.Select(pending => pending.Id).OfType<CommandId>()
            .Where(id => id.Message <= _lastMessage && !_committed.Outcomes.ContainsKey(id.ToString())).ToArray();
        var unsettled = doubtful.Length == 0 ? [] : (await inbox.FindUnsettledAsync(doubtful, CancellationToken.None)).Unsettled;
        var (state, kept) = (_committed.State, _committed.Outcomes);
        if (batch.Any(static pending => pending.IsErasing))
            _settled.UnionWith((await FindSettledAsync(kept, CancellationToken.None)).Settled);
        var outcomes = new List<object>(batch.Count);
        var isNew = false;
        foreach (var pending in batch)
        {
            if (pending.Id is { } known && kept.TryGetValue(known.ToString(), out var stored))
            {
                outcomes.Add(stored!);
            }
            else if (pending.Id is { } old && old.Message <= _lastMessage && !unsettled.Contains(old))
            {
                outcomes.Add(new MessageSettledException());
            }
            else
            {
                try
                {
                    var (next, outcome) = pending.Decide(state);
                    isNew |= pending.Id is not null || pending.IsErasing || !ReferenceEquals(next, state);
                    state = next;
                    if (pending.Id is { } id)
                        kept = kept.Add(id.ToString(), outcome);
                    outcomes.Add(outcome!);
                }
#pragma warning disable CA1031 // Boundary: one command that cannot be decided must not fail those that it met.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    outcomes.Add(exception);
                }
            }
        }

        // What is settled goes with the next write, not by one of its own.
        return (isNew ? new() { State = state, Outcomes = kept.RemoveRange(_settled) } : null, outcomes);
    }

    private async Task ReadRowAsync()
    {
        await row.ReadStateAsync();
        await TakeOverRowAsync(CancellationToken.None);
    }

    // Looked up behind the reading: a command that was applied and forgotten before the row was read is settled by now.
    private async Task TakeOverRowAsync(CancellationToken cancellationToken)
    {
        _committed = row.State;
        (var settled, _lastMessage) = await FindSettledAsync(_committed.Outcomes, cancellationToken);
        _settled.Clear();
        _settled.UnionWith(settled);
    }

    private async Task<(IEnumerable<string> Settled, long LastMessage)> FindSettledAsync(
        ImmutableDictionary<string, TOutcome> outcomes, CancellationToken cancellationToken)
    {
        var kept = outcomes.Keys.Select(CommandId.Parse).ToArray();
        var view = await inbox.FindUnsettledAsync(kept, cancellationToken);
        return (kept.Where(id => !view.Unsettled.Contains(id)).Select(static id => id.ToString()), view.LastMessage);
    }

    // A write that timed out may have been committed: nobody may build on either version before it is read again.
    private void Fail(IEnumerable<PendingCommand> failed, Exception exception)
    {
        _failure = exception;
        row.State = _committed;
        DeactivateOnIdle();
        foreach (var pending in failed)
            pending.SetException(exception);
    }

    private sealed class PendingCommand(Func<TState, (TState State, TOutcome Outcome)> decide)
        : TaskCompletionSource<TOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        /// <summary>Null for a change that no command asks for.</summary>
        public CommandId? Id { get; init; }

        /// <summary>True for one whose write leaves out every outcome that is settled.</summary>
        public bool IsErasing { get; init; }

        public (TState State, TOutcome Outcome) Decide(TState state) => decide(state);

        public void End(object outcome)
        {
            if (outcome is Exception exception)
                SetException(exception);
            else
                SetResult((TOutcome)outcome);
        }
    }
}

/// <summary>The one row of a command grain: its state, and what the commands that led to it resulted in.</summary>
public sealed record Applied<TState, TOutcome>
    where TState : new()
{
    /// <summary>The state after all of <see cref="Outcomes"/>.</summary>
    public TState State { get; init; } = new();

    /// <summary>By command id, each kept until the message behind it is settled.</summary>
    public ImmutableDictionary<string, TOutcome> Outcomes { get; init; } = ImmutableDictionary<string, TOutcome>.Empty;
}
