namespace Alfred.Gateway.WhatsApp.Pace;

/// <summary>
/// Spreads what the business's number sends: 80 messages a second, half of that for a while after Meta said that it was too much.
/// </summary>
internal sealed class NumberPace(TimeProvider time)
{
    private const double Fastest = 80;
    private const double Slowest = 5;
    private static readonly TimeSpan Caution = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private double _rate = Fastest;
    private TimeSpan _cautiousUntil = TimeSpan.MinValue;
    private TimeSpan _next = TimeSpan.MinValue;

    // By the monotonic clock: otherwise every message would wait for an hour that is set back to come again.
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>True when messages already wait for their turn: what is only cosmetic should not come between.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
                return _next > Now || _rate < Fastest;
        }
    }

    /// <summary>Takes a place in the row and waits for it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = Now;
            if (now >= _cautiousUntil)
                _rate = Fastest;
            // What was not used within the last second may go at once.
            _next = (_next > now - Burst ? _next : now - Burst) + TimeSpan.FromSeconds(1 / _rate);
            wait = _next - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Slows down: Meta refused for the number's limit.</summary>
    public void SlowDown()
    {
        lock (_lock)
        {
            _rate = Math.Max(Slowest, _rate / 2);
            _cautiousUntil = Now + Caution;
        }
    }
}
