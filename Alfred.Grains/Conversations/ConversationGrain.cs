using Alfred.Completions;
using Alfred.Diagnostics;
using Alfred.Inbox;
using Alfred.Outbox;
using Alfred.Serialization;

namespace Alfred.Conversations;

/// <summary>
/// Works a conversation's messages off, one at a time and in order. A call only wakes it: the work runs in the ticks of a grain timer, each
/// a turn of its own, so that no caller waits for a message to end. Another activation may work beside this one (two processes during a
/// deploy): commands count once, and of two completions the first.
/// </summary>
[GrainType("conversation")]
internal sealed partial class ConversationGrain(
    MessageHandler handler, InboxStore inbox, InboxHandoffCache handoff, ConversationStore conversations, CompletionWriter completions,
    OutboxStore outbox,
    OutboxWriter outboxWriter, TimeProvider clock, ILogger<ConversationGrain> log) : Grain, IConversationGrain
{
    private static readonly TimeSpan InfrastructurePause = TimeSpan.FromSeconds(2);

    /// <summary>Before the inbox is read again because somebody else works on it: they should get on.</summary>
    private static readonly TimeSpan CollisionPause = TimeSpan.FromMilliseconds(100);

    private readonly AwaitedAnswers _answers = new(clock);

    private ConversationId _id;
    private RecalledMemory? _memory;
    private bool _isChangedOutside;
    private IGrainTimer? _turns;
    private PendingMessages? _messages;
    private InterruptionDetector? _interruptions;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = new(this.GetPrimaryKeyString());
        _messages = new(_id, inbox, handoff);
        _interruptions = new(_messages, handler.ReadInterruptionAsync);
        _turns = this.RegisterGrainTimer(
            WorkAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return Task.CompletedTask;
    }

    // Both interleave with a running tick, which looks again before it ends: no wake-up is missed.
    public Task WakeAsync()
    {
        _messages!.Invalidate();
        WorkIn(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task WakeForAsync(long message)
    {
        _messages!.NotifyStored(message);
        WorkIn(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task RereadAsync()
    {
        _isChangedOutside = true;
        return WakeAsync();
    }

    public async Task<InlineAnswer?> TakeAnswerAsync(DeliveryKey message, TimeSpan patience)
    {
        if (_answers.TakeEarly(message) is not { } row)
            return await _answers.WaitAsync(message, patience);
        return await outbox.ClaimInlineAsync(row, Guid.CreateVersion7(clock.GetUtcNow()), CancellationToken.None) is { } reply
            ? new(row, TextOf(reply))
            : null;
    }

    private void WorkIn(TimeSpan delay) => _turns!.Change(delay, Timeout.InfiniteTimeSpan);

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested && await _messages!.PeekAsync(cancellationToken) is { } message)
            {
                if (await IsPausedAsync(cancellationToken) || !await HandleAsync(message, cancellationToken))
                {
                    _messages.Forget();
                    return;
                }

                _messages.Take();
            }
        }
        catch (MessageSettledException)
        {
            ReadAgain();
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            // Nothing is lost: the row waits, and what its commands did is found by command id. A completion whose answer was lost may have
            // been written, so that what is remembered has to be read again.
            _memory = null;
            _messages!.Forget();
            LogInfrastructure(log, exception);
            WorkIn(InfrastructurePause);
        }
    }

    // Whoever lets it go on wakes it.
    private async Task<bool> IsPausedAsync(CancellationToken cancellationToken)
    {
        if (_isChangedOutside)
            (_memory, _isChangedOutside) = (null, false);
        try
        {
            _memory ??= await conversations.RecallAsync(_id, cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.CountsAsTry(exception))
        {
            // What cannot be read is the next message's failure, which counts it.
            return false;
        }

        if (!_memory.IsPaused)
            return false;
        // Asked again at the next wake: it may be another process that is told to go on.
        _memory = null;
        return true;
    }

    /// <summary>Somebody else has done something with the conversation: nothing that is remembered here counts.</summary>
    private void ReadAgain()
    {
        _memory = null;
        _messages!.Forget();
        WorkIn(CollisionPause);
    }

    /// <returns>False when the conversation has to wait before it goes on.</returns>
    private async Task<bool> HandleAsync(StoredMessage message, CancellationToken cancellationToken)
    {
        if (message.DueAt > clock.GetUtcNow())
        {
            WorkIn(message.DueAt - clock.GetUtcNow());
            return false;
        }

        using var scope = log.BeginScope(new MessageScope(_id.Value, message.Id));
        using var handling = MessageTraces.StartHandling(message.Id, _id.Value);
        MessagePath.Reach(MessagePath.TakenUp);
        var handled = await HandleOrFailAsync(message, cancellationToken);
        if (handled.Failure is { } failure && await IsTriedAgainAsync(handled.Completion.Message, failure, cancellationToken))
            return false;
        try
        {
            return await CompleteAsync(handled);
        }
        catch (Exception exception) when (DatabaseFaults.CountsAsTry(exception))
        {
            // The database refuses what came of it: as much the message's own fault as a failing command.
            return !await IsTriedAgainAsync(handled.Completion.Message, exception, cancellationToken)
                && await GiveUpAsync(handled, exception);
        }
    }

    private async Task<bool> GiveUpAsync(HandlingResult handled, Exception reason)
    {
        try
        {
            return await CompleteAsync(handled.Refused(reason));
        }
        catch (Exception exception) when (DatabaseFaults.CountsAsTry(exception))
        {
            // Not even the apology can be stored (an address with a NUL, say): without it nothing of the message's own is left that could
            // be refused.
            return await CompleteAsync(handled.Refused(reason).WithoutAnswer());
        }
    }

    private async Task<HandlingResult> HandleOrFailAsync(StoredMessage message, CancellationToken cancellationToken)
    {
        try
        {
            _memory ??= await conversations.RecallAsync(_id, cancellationToken);
            return await handler.HandleAsync(message, _memory, _interruptions!, cancellationToken);
        }
        catch (Exception exception) when (exception is not MessageSettledException && DatabaseFaults.CountsAsTry(exception))
        {
            // Boundary: whatever a channel or what is stored does must not hold up what waits behind this message for ever.
            return HandlingResult.Unhandled(message, exception);
        }
    }

    /// <summary>Counts a failed try; false when it was the last one.</summary>
    private async Task<bool> IsTriedAgainAsync(StoredMessage message, Exception failure, CancellationToken cancellationToken)
    {
        var attempt = message.Attempts + 1;
        if (attempt >= StoredMessage.MaxAttempts)
        {
            LogGivenUp(log, message.Id, StoredMessage.MaxAttempts, failure);
            return false;
        }

        var wait = StoredMessage.RetryDelay(attempt);
        LogFailed(log, message.Id, attempt, StoredMessage.MaxAttempts, failure);
        // An approval that it took is not remembered any more.
        _memory = null;
        MessageMetrics.Failed(message.Channel);
        await inbox.NoteFailureAsync(message, attempt, failure.GetType().Name, clock.GetUtcNow() + wait, cancellationToken);
        WorkIn(wait);
        return true;
    }

    private async Task<bool> CompleteAsync(HandlingResult handled)
    {
        MessagePath.Reach(MessagePath.BeforeCompletion);
        var (completion, key) = (handled.Completion, handled.Completion.Message.Key);
        var waiting = completion.Answer is { IsInline: true } ? _answers.Find(key) : null;
        if (waiting is not null)
            completion = completion with { InlineClaim = Guid.CreateVersion7(clock.GetUtcNow()) };
        if (await completions.CompleteAsync(completion) is not { } result)
        {
            LogNotOurs(log, completion.Message.Id);
            ReadAgain();
            return false;
        }

        if (completion.Memory is { } memory)
            _memory = new(memory, completion.MemoryVersion + 1);
        handled.Settle();
        MessageMetrics.Handled(
            completion.Message.Channel, completion.DeadBecause is not null, clock.GetUtcNow() - completion.Message.ReceivedAt);
        if (result.OutboxId is { } reply)
            MessageTraces.KeepReply(reply);
        if (handled.IsAnswer)
            handler.ShowAnswered(completion.Message);
        var isTaken = waiting is not null && await AnswerAsync(waiting, completion, result.OutboxId!.Value);
        if (completion.Answer is { IsInline: true } && waiting is null)
            _answers.Keep(key, result.OutboxId!.Value);
        if (result.HasReleased || (result.OutboxId is not null && !isTaken))
            _ = GrainFactory.GetGrain<IOutboxGrain>(_id.Value).WakeAsync();
        return true;
    }

    /// <returns>False when the response ended meanwhile: then the answer is given to the outbox.</returns>
    private async Task<bool> AnswerAsync(TaskCompletionSource<InlineAnswer> waiting, Completion completion, long row)
    {
        if (waiting.TrySetResult(new(row, TextOf(completion.Answer!.Reply))))
            return true;
        var retry = new SettlementResult.Retry(clock.GetUtcNow(), "the response ended before the answer was there");
        await outboxWriter.WriteAsync(new(_id, new(row, completion.InlineClaim!.Value, retry), Claim: null));
        return false;
    }

    private static string TextOf(Channels.Reply reply) => JsonSerializer.Serialize(reply, RowJson.Default.Reply);
}
