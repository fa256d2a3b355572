using System.Collections.Concurrent;
using Alfred.Channels;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>How many parts have left, in memory, which may outlive a gateway as the database outlives a process.</summary>
internal sealed class RecordingParts : ISendProgress
{
    private readonly ConcurrentDictionary<long, int> _parts = new();

    public Task<int?> CountAsync(long outboxId, CancellationToken cancellationToken) =>
        Task.FromResult<int?>(_parts.GetValueOrDefault(outboxId));

    public Task NoteAsync(long outboxId, int parts, CancellationToken cancellationToken)
    {
        _parts[outboxId] = parts;
        return Task.CompletedTask;
    }
}
