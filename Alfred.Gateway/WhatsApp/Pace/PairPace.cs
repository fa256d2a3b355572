using System.Collections.Concurrent;

namespace Alfred.Gateway.WhatsApp.Pace;

/// <summary>How fast one person is written to (<c>META_PAIR_PACE</c>): WhatsApp takes bursts, which are paid back by silence.</summary>
/// <param name="Burst">How many messages at once; 1 to 1,000.</param>
/// <param name="Interval">How long it takes until one more may go; at most an hour.</param>
public sealed record PairPace(int Burst, TimeSpan Interval)
{
    /// <summary>Meta's own limit: bursts of 45, one message in 6 seconds.</summary>
    public static readonly PairPace Default = new(45, TimeSpan.FromSeconds(6));

    /// <summary>Reads <c>burst/seconds</c> or <c>off</c>, which is null.</summary>
    /// <exception cref="FormatException">It is neither; the message is the rest of a sentence that begins with the variable's
    /// name.</exception>
    public static PairPace? Parse(string text)
    {
        if (text == "off")
            return null;
        return text.Split('/') is [var burst, var seconds]
            && int.TryParse(burst, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000
            && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var interval)
                && interval is > 0 and <= 3_600
            ? new(count, TimeSpan.FromSeconds(interval))
            : throw new FormatException("is no pace: burst/seconds such as 45/6, or off");
    }
}

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

/// <summary>
/// The wait after WhatsApp's limit per pair of numbers (131056): 4^n seconds, as Meta advises, counted for each recipient. Others go on.
/// </summary>
internal sealed class PairBackoff
{
    /// <summary>4^5 s = 17 min: longer than any pause seen.</summary>
    private const int MaxExponent = 5;

    private readonly ConcurrentDictionary<string, int> _refusals = new(StringComparer.Ordinal);

    /// <summary>Counts one more refusal and says how long to wait.</summary>
    public TimeSpan Next(string recipient)
    {
        var refusals = _refusals.AddOrUpdate(recipient, 1, static (_, count) => Math.Min(count + 1, MaxExponent + 1));
        return TimeSpan.FromSeconds(Math.Pow(4, refusals - 1));
    }

    /// <summary>Forgets a recipient to whom a message went.</summary>
    public void Reset(string recipient) => _refusals.TryRemove(recipient, out _);
}
