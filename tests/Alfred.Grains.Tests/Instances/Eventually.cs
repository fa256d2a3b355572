using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Alfred.Tests.Instances;

/// <summary>For what becomes true by itself and tells nobody: asked every few milliseconds.</summary>
public static class Eventually
{
    // Whoever asks without a pause takes the processors from what they wait for.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > Limits.Patience)
                throw new TimeoutException($"did not become true in {Limits.Patience.TotalSeconds:0} s: {what}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
