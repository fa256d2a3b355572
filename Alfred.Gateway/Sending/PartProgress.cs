using System.Runtime.InteropServices;

namespace Alfred.Gateway.Sending;

/// <summary>
/// How many parts of a long text have already left, by outbox row. When a later part fails, the next attempt goes on where this one
/// stopped, so that nobody reads the beginning twice. Kept in memory only: after a crash the row is uncertain and goes out whole, once more.
/// </summary>
internal sealed class PartProgress
{
    /// <summary>Rows remembered; far more than can be half sent at one time.</summary>
    private const int Capacity = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _sent = [];
    private readonly Queue<long> _order = new();

    /// <summary>How many parts of a row have left.</summary>
    public int SentOf(long outboxId)
    {
        lock (_lock)
            return _sent.GetValueOrDefault(outboxId);
    }

    /// <summary>Remembers that so many parts have left.</summary>
    public void Remember(long outboxId, int sent)
    {
        lock (_lock)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_sent, outboxId, out var existed);
            known = sent;
            if (existed)
                return;
            _order.Enqueue(outboxId);
            while (_order.Count > Capacity)
                _sent.Remove(_order.Dequeue());
        }
    }

    /// <summary>Forgets a row that is complete or given up.</summary>
    public void Forget(long outboxId)
    {
        lock (_lock)
            _sent.Remove(outboxId);
    }
}
