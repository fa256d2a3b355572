using System.Diagnostics;
using Alfred.Benchmarks.MessagePath;

namespace Alfred.Benchmarks.Faults;

/// <summary>
/// When replies are as fast again as they were before a fault: when 95 % of those to two seconds' messages take at most half as long again.
/// </summary>
/// <param name="part">The load.</param>
/// <param name="perSecond">How many messages a second.</param>
/// <param name="baseline">The p95 of the replies without a fault, in milliseconds.</param>
internal sealed class Recovery(Part part, int perSecond, double baseline)
{
    /// <summary>Until when it should be so.</summary>
    public static readonly TimeSpan Aim = TimeSpan.FromSeconds(30);

    private const double Tolerance = 1.5;
    private const int WindowSeconds = 2;
    private static readonly long Window = WindowSeconds * Stopwatch.Frequency;
    private static readonly long Step = Stopwatch.Frequency / 10;

    /// <summary>
    /// The seconds from the end of a fault to the first message of which on replies are fast again; null when that was not seen yet. A
    /// message counts from the moment at which it should have left, so that what waited is in it.
    /// </summary>
    public double? SecondsFrom(long end)
    {
        for (var from = end; from + Window <= Stopwatch.GetTimestamp(); from += Step)
        {
            if (part.Answers.Percentile(95, from, from + Window, WindowSeconds * perSecond) <= baseline * Tolerance)
                return Stopwatch.GetElapsedTime(end, from).TotalSeconds;
        }

        return null;
    }

    /// <summary>Waits for that, but not much longer than it should take.</summary>
    public async Task WaitFromAsync(long end)
    {
        while (SecondsFrom(end) is null && Stopwatch.GetElapsedTime(end) < Aim + TimeSpan.FromSeconds(WindowSeconds + 1))
            await Task.Delay(TimeSpan.FromSeconds(0.25), TimeProvider.System);
    }
}
