using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Alfred.Tests.Instances;

/// <summary>For what becomes true by itself and tells nobody: asked again and again, never slept for.</summary>
public static class Eventually
{
    public static async Task IsTrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > Limits.Patience)
                throw new TimeoutException($"did not become true in {Limits.Patience.TotalSeconds:0} s: {what}");
            await Task.Yield();
        }
    }
}
