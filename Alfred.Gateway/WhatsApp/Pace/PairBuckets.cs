namespace Alfred.Gateway.WhatsApp.Pace;

/// <summary>
/// Counts what each person may still be sent. In memory: after a restart everybody has the whole burst again, and Meta's refusals correct
/// that.
/// </summary>
internal sealed class PairBuckets(PairPace pace, TimeProvider time)
{
    /// <summary>From so many people on, those with a full burst are forgotten.</summary>
    private const int Many = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private int _nextSweep = Many;

    /// <summary>Takes one message's share; returns how long to wait when there is none.</summary>
    public TimeSpan? Take(string recipient)
    {
        lock (_lock)
        {
            // By the monotonic clock: a person must not wait for an hour to come again.
            var now = time.GetTimestamp();
            var left = LeftAt(_buckets.GetValueOrDefault(recipient, new(pace.Burst, now)), now);
            if (left < 1)
                return pace.Interval * (1 - left);
            _buckets[recipient] = new(left - 1, now);
            if (_buckets.Count >= _nextSweep)
                Sweep(now);
            return null;
        }
    }

    private double LeftAt(Bucket bucket, long now) =>
        Math.Min(pace.Burst, bucket.Left + time.GetElapsedTime(bucket.At, now) / pace.Interval);

    private void Sweep(long now)
    {
        foreach (var (recipient, bucket) in _buckets)
        {
            if (LeftAt(bucket, now) >= pace.Burst)
                _buckets.Remove(recipient);
        }

        _nextSweep = Math.Max(Many, _buckets.Count * 2);
    }

    private readonly record struct Bucket(double Left, long At);
}
