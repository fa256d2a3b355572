using System.Collections.Concurrent;

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

/// <summary>A time to wait, measured by the monotonic clock: it must not grow by the hour that the clock on the wall is set back.</summary>
/// <param name="Since">The timestamp from which it counts.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Pause(long Since, TimeSpan Length)
{
    /// <summary>A pause that begins now.</summary>
    public static Pause Of(TimeSpan length, TimeProvider clock) => new(clock.GetTimestamp(), length);

    /// <summary>How much is left of it; zero or less when it is over.</summary>
    public TimeSpan Left(TimeProvider clock) => Length - clock.GetElapsedTime(Since);
}
