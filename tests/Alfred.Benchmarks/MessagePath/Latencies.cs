using System.Collections.Concurrent;
using System.Diagnostics;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>How long things took.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<(long Since, long Ticks)> _all = new();

    public int Count => _all.Count;

    public void Add(long since) => _all.Enqueue((since, Stopwatch.GetTimestamp() - since));

    /// <summary>Adds what was measured elsewhere.</summary>
    public void Add(Latencies others)
    {
        foreach (var other in others._all)
            _all.Enqueue(other);
    }

    /// <summary>The value that so many of a hundred do not exceed, in milliseconds; 0 when nothing was measured.</summary>
    public double Percentile(double percent)
    {
        var sorted = _all.Select(one => one.Ticks).Order().ToArray();
        return sorted.Length == 0 ? 0 : Milliseconds(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * percent / 100))]);
    }

    /// <summary>
    /// The same for what began between two moments, when so many did: what has not ended yet takes for ever. Null for that.
    /// </summary>
    public double? Percentile(double percent, long from, long to, int expected)
    {
        var sorted = _all.Where(one => one.Since >= from && one.Since < to).Select(one => one.Ticks).Order().ToArray();
        var rank = Math.Min(expected - 1, (int)(expected * percent / 100));
        return rank < sorted.Length ? Milliseconds(sorted[rank]) : null;
    }

    private static double Milliseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds;
}
