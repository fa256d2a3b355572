using System.Diagnostics;

namespace Orleans.Embedded.Bench;

/// <summary>Many callers that call as fast as answers come.</summary>
internal static class Load
{
    /// <summary>Calls a second, with so many callers and calls.</summary>
    public static async Task<double> RunAsync(int callers, int calls, Func<Random, int, Task> call)
    {
        var each = calls / callers;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var number = 0; number < each; number++) await call(random, caller);
        })));
        return each * callers / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The median of an odd number of runs, and all of them.</summary>
    public static async Task<double> MedianAsync(string what, int runs, Func<Task<double>> run, string unit = "/s")
    {
        var results = new List<double>();
        for (var number = 0; number < runs; number++) results.Add(await run());
        var median = results.Order().ElementAt(runs / 2);
        Console.WriteLine($"| {what} | {median:N0}{unit} | [{string.Join(' ', results.Select(result => result.ToString("N0")))}] |");
        return median;
    }
}
