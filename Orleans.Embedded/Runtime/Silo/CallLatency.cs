using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>
/// The latency of calls as Orleans reports it: not a histogram but three counters, which dashboards for the official engine read.
/// </summary>
internal sealed class CallLatency
{
    private static readonly long[] Bounds = [1, 2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1_000, 1_500, 2_000, 5_000, 10_000, 15_000];

    private readonly long[] _counts = new long[Bounds.Length + 1];
    private readonly ObservableCounter<long> _sumCounter;
    private long _sum;

    public CallLatency(Meter meter)
    {
        meter.CreateObservableCounter("orleans-app-requests-latency-bucket", Buckets);
        meter.CreateObservableCounter("orleans-app-requests-latency-count", () => _counts.Sum());
        _sumCounter = meter.CreateObservableCounter("orleans-app-requests-latency-sum", () => Interlocked.Read(ref _sum));
    }

    // Counting costs an interlocked write per call, so nobody counts what nobody reads.
    public bool IsRead => _sumCounter.Enabled;

    public void Record(TimeSpan latency)
    {
        var milliseconds = (long)latency.TotalMilliseconds;
        var bucket = Array.BinarySearch(Bounds, milliseconds);
        Interlocked.Increment(ref _counts[bucket < 0 ? ~bucket : bucket]);
        Interlocked.Add(ref _sum, milliseconds);
    }

    private IEnumerable<Measurement<long>> Buckets()
    {
        var total = 0L;
        for (var index = 0; index < Bounds.Length; index++)
        {
            total += Interlocked.Read(ref _counts[index]);
            yield return new Measurement<long>(total, new KeyValuePair<string, object?>("duration", $"{Bounds[index]}ms"));
        }
    }
}
