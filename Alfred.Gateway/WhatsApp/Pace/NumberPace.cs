namespace Alfred.Gateway.WhatsApp.Pace;

/// <summary>Spreads what the business's number sends: 80 messages a second, half of that for a while after Meta said that it was too much.</summary>
internal sealed class NumberPace(TimeProvider time)
{
    private const double Fastest = 80;
    private const double Slowest = 5;
    private static readonly TimeSpan Caution = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private double _rate = Fastest;
    private DateTimeOffset _cautiousUntil;
    private DateTimeOffset _next;

    /// <summary>True when messages already wait for their turn: what is only cosmetic should not come between.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
                return _next > time.GetUtcNow() || _rate < Fastest;
        }
    }

    /// <summary>Takes a place in the row and waits for it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
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
            _cautiousUntil = time.GetUtcNow() + Caution;
        }
    }
}
