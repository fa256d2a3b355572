using System.Collections.Concurrent;
using Alfred.Channels;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>What channels keep, in memory; it outlives a gateway as that in the database outlives a process.</summary>
internal sealed class ChannelStateInMemory : IChannelStateStore
{
    public ConcurrentDictionary<string, string> All { get; } = new(StringComparer.Ordinal);

    public bool IsAway { get; set; }

    /// <summary>True to answer nobody until he gives up, as a database that hangs.</summary>
    public bool IsHanging { get; set; }

    public async Task<string?> FindAsync(ChannelName channel, string name, CancellationToken cancellationToken)
    {
        ThrowWhenAway();
        if (IsHanging)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return All.GetValueOrDefault($"{channel}:{name}");
    }

    public Task WriteAsync(ChannelName channel, string name, string? text, CancellationToken cancellationToken)
    {
        ThrowWhenAway();
        if (text is null)
            All.TryRemove($"{channel}:{name}", out _);
        else
            All[$"{channel}:{name}"] = text;
        return Task.CompletedTask;
    }

    private void ThrowWhenAway()
    {
        if (IsAway)
            throw new ChannelStateUnavailableException("away for the test");
    }
}
