using System.Collections.Concurrent;

namespace Alfred.Outbox;

/// <summary>
/// How many sends this process has under way at once. Far more than WhatsApp (80 a second) or Slack (1 a second and channel) allow; each of
/// them is a send that a kill can cut off. Whoever waits longest comes first.
/// </summary>
internal sealed class SendSlots : IDisposable
{
    private const int Parallel = 16;

    private readonly SemaphoreSlim _free = new(Parallel, Parallel);
    private int _waiting;

    /// <summary>True when somebody waits for a slot: who has one should not keep it for another send.</summary>
    public bool AreContended => Volatile.Read(ref _waiting) > 0;

    /// <summary>Waits for a slot.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (_free.Wait(0, CancellationToken.None))
            return;
        Interlocked.Increment(ref _waiting);
        try
        {
            await _free.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();
}

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
