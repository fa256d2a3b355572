using System.Collections.Concurrent;
using Alfred.Channels;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Notes in memory, which outlive a gateway as those in the database outlive a process.</summary>
internal sealed class RecordingNotes : IChannelNotes
{
    public ConcurrentDictionary<string, string> All { get; } = new(StringComparer.Ordinal);

    public bool IsAway { get; set; }

    public Task<string?> FindAsync(ChannelName channel, string name, CancellationToken cancellationToken)
    {
        ThrowWhenAway();
        return Task.FromResult(All.GetValueOrDefault($"{channel}:{name}"));
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
            throw new ChannelNotesUnavailableException("away for the test");
    }
}
