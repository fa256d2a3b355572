using System.Collections.Concurrent;
using System.Diagnostics;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>How long things took.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<long> _ticks = new();

    public int Count => _ticks.Count;

    public void Add(long since) => _ticks.Enqueue(Stopwatch.GetTimestamp() - since);

    /// <summary>The value that so many of a hundred do not exceed, in milliseconds; 0 when nothing was measured.</summary>
    public double Percentile(double percent)
    {
        var sorted = _ticks.Order().ToArray();
        return sorted.Length == 0 ? 0 : Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * percent / 100))]).TotalMilliseconds;
    }
}
