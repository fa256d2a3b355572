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
            return await store.ClaimInlineAsync(row, clock.GetUtcNow() + Settlement.NewsPatience, cancellationToken);
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
