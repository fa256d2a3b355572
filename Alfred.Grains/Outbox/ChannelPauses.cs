using System.Collections.Concurrent;
using Alfred.Channels;

namespace Alfred.Outbox;

/// <summary>
/// Channels that asked for a pause of everything on them, as this process heard it. Forgetting one costs a request that the provider
/// refuses again.
/// </summary>
internal sealed class ChannelPauses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<ChannelName, Pause> _pauses = new();

    /// <summary>Lets a channel wait. A shorter pause that comes later does not end a longer one.</summary>
    public void Add(ChannelName channel, TimeSpan length)
    {
        var pause = Pause.Of(length, clock);
        _pauses.AddOrUpdate(channel, pause, (_, known) => pause.Left(clock) > known.Left(clock) ? pause : known);
    }

    /// <summary>How long a channel has to wait still; zero or less for not at all.</summary>
    public TimeSpan Left(ChannelName channel) => _pauses.TryGetValue(channel, out var pause) ? pause.Left(clock) : TimeSpan.Zero;
}
