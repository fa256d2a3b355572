using Alfred.Completions;
using Alfred.Database;
using Alfred.Inbox;
using Microsoft.Extensions.Logging;

namespace Alfred.Conversations;

/// <summary>
/// Works a conversation's messages off, one at a time and in order. A call only wakes it: the work runs in the ticks of a grain timer, each a
/// turn of its own, so that no caller waits for a message to end.
/// </summary>
[GrainType("conversation")]
internal sealed partial class ConversationGrain(
    MessageHandler handler, InboxStore inbox, ConversationStore conversations, CompletionWriter completions, TimeProvider clock,
    ILogger<ConversationGrain> log) : Grain, IConversationGrain
{
    private const int ReadAhead = 16;
    private static readonly TimeSpan InfrastructurePause = TimeSpan.FromSeconds(2);

    private ConversationId _id;
    private ConversationMemory _memory = ConversationMemory.Empty;
    private IGrainTimer? _turns;
    private bool _isWoken;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = new(this.GetPrimaryKeyString());
        _memory = await conversations.RecallAsync(_id, cancellationToken);
        _turns = this.RegisterGrainTimer(
            WorkAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    // Interleaves with a running tick, which looks at the flag before it ends: no wake-up is missed.
    public Task WakeAsync()
    {
        _isWoken = true;
        WorkIn(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private void WorkIn(TimeSpan delay) => _turns!.Change(delay, Timeout.InfiniteTimeSpan);

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            var mayBeMore = true;
            while (mayBeMore && !cancellationToken.IsCancellationRequested)
            {
                _isWoken = false;
                var messages = await inbox.NextAsync(_id, ReadAhead, cancellationToken);
                foreach (var message in messages)
                {
                    if (!await HandleAsync(message, cancellationToken))
                        return;
                }

                mayBeMore = _isWoken || messages.Count == ReadAhead;
            }
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            // Nothing is lost: the row waits, and what its commands did is found by command id.
            LogInfrastructure(log, exception);
            WorkIn(InfrastructurePause);
        }
    }

    /// <returns>False when the conversation has to wait before it goes on.</returns>
    private async Task<bool> HandleAsync(StoredMessage message, CancellationToken cancellationToken)
    {
        if (message.DueAt > clock.GetUtcNow())
        {
            WorkIn(message.DueAt - clock.GetUtcNow());
            return false;
        }

        var handled = await handler.HandleAsync(message, _memory, cancellationToken);
        if (handled.Failure is { } failure && message.Attempts + 1 < Attempts.Maximum)
        {
            var wait = Attempts.WaitAfter(message.Attempts + 1);
            LogFailed(log, message.Id, message.Attempts + 1, Attempts.Maximum, failure);
            await inbox.NoteFailureAsync(message.Id, message.Attempts + 1, failure.GetType().Name, clock.GetUtcNow() + wait, cancellationToken);
            WorkIn(wait);
            return false;
        }

        if (handled.Failure is { } last)
            LogGivenUp(log, message.Id, Attempts.Maximum, last);
        if (!await completions.CompleteAsync(handled.Completion))
        {
            // Somebody else completed it, or owns the instance now: what this activation remembers may be out of date.
            LogNotOurs(log, message.Id);
            DeactivateOnIdle();
            return false;
        }

        _memory = handled.Completion.Memory ?? _memory;
        handled.Settle();
        return true;
    }
}
