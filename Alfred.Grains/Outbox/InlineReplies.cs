using System.Collections.Concurrent;
using Alfred.Database;
using Alfred.Inbox;

namespace Alfred.Outbox;

/// <summary>
/// Brings the answer of a slash command to the HTTP request that is still open. Only in memory: a process that dies takes its open requests
/// with it, and the worker sends the row after its grace.
/// </summary>
internal sealed class InlineReplies(OutboxStore store, OutboxSignal signal, TimeProvider clock) : IInlineReplies
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(10);

    /// <summary>Slack ends a command after 3 s, of which the waiting may have taken two: a database that needs longer for one row counts as down.</summary>
    private static readonly TimeSpan ClaimPatience = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<DeliveryKey, Slot> _slots = new();

    /// <summary>Says that the answer to a message lies in the outbox.</summary>
    public void Offer(DeliveryKey key, long outboxId)
    {
        SlotOf(key).TrySetResult(outboxId);
        // Nobody may come for it: the request ended, or the message was a leftover of an earlier process.
        foreach (var (other, slot) in _slots)
        {
            if (clock.GetUtcNow() - slot.Since > Forgotten)
                _slots.TryRemove(other, out _);
        }
    }

    public async Task<InlineReply?> TakeAsync(DeliveryKey key, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            var row = await SlotOf(key).Task.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, clock, cancellationToken);
            using var limit = new CancellationTokenSource(ClaimPatience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            // A database that hangs does not hear of a cancellation, which is not waited for either. A claim that was written after all is never confirmed.
            return await store.ClaimInlineAsync(row, clock.GetUtcNow() + Settlement.NewsPatience, either.Token).WaitAsync(either.Token);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new InboxUnavailableException("the answer cannot be taken at the moment", exception);
        }
        finally
        {
            _slots.TryRemove(key, out _);
        }
    }

    public async Task ConfirmAsync(InlineReply reply)
    {
        await store.MarkSentAsync(reply.OutboxId, clock.GetUtcNow());
        // What waits behind it in its conversation can go now.
        signal.Confirm(reply.OutboxId);
    }

    private Slot SlotOf(DeliveryKey key) => _slots.GetOrAdd(key, static (_, now) => new(now), clock.GetUtcNow());

    private sealed class Slot(DateTimeOffset since) : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public DateTimeOffset Since { get; } = since;
    }
}
