using System.Collections.Concurrent;

namespace Alfred.Inbox;

/// <summary>
/// Bodies that hold many messages. A thousand conversations may work on one 3 MB body at the same time: they share a single copy, which
/// goes when the last of them is done with it.
/// </summary>
internal sealed class LargeBodies(NpgsqlDataSource database) : IDisposable
{
    /// <summary>Bodies up to this size, in bytes, travel with their rows: a copy each costs less than another round trip.</summary>
    public const int Threshold = 64 * 1024;

    private readonly ConcurrentDictionary<Guid, WeakReference<byte[]>> _shared = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>The body's bytes; must not be changed.</summary>
    public async Task<byte[]> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (TryFind(id) is { } known)
            return known;
        // One at a time: those who wait find what the first one read.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (TryFind(id) is { } read)
                return read;
            var body = (byte[])(await database.ScalarAsync("select body from inbox_body where id = $1", [id], cancellationToken)
                ?? throw new FormatException("the message's body is gone"));
            foreach (var (other, reference) in _shared)
            {
                if (!reference.TryGetTarget(out _))
                    _shared.TryRemove(other, out _);
            }

            _shared[id] = new(body);
            return body;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private byte[]? TryFind(Guid id) => _shared.TryGetValue(id, out var reference) && reference.TryGetTarget(out var body) ? body : null;
}
