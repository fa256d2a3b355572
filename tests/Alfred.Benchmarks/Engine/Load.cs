using System.Diagnostics;

namespace Alfred.Benchmarks.Engine;

/// <summary>Many callers that call as fast as answers come.</summary>
internal static class Load
{
    public const int Callers = 64;
    public const int Grains = 200;

    /// <summary>Calls a second over so many calls; each caller has its own random numbers.</summary>
    public static async Task<double> RunAsync(int calls, Func<Random, int, Task> call)
    {
        var each = calls / Callers;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var number = 0; number < each; number++) await call(random, caller);
        })));
        return each * Callers / watch.Elapsed.TotalSeconds;
    }
}
