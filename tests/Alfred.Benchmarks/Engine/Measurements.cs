using System.Diagnostics;

namespace Alfred.Benchmarks.Engine;

/// <summary>The parts of the benchmark; each runs in a process of its own and prints a line for each figure.</summary>
internal static class Measurements
{
    public static readonly string[] Parts = ["start", "calls", "memory", "writes"];

    public static async Task<int> RunAsync(string part)
    {
        await (part switch
        {
            "start" => StartAsync(),
            "calls" => CallsAsync(),
            "memory" => MemoryAsync(),
            "writes" => WriteMeasurement.RunAsync(),
            _ => throw new ArgumentException($"No part of the benchmark is called {part}.", nameof(part)),
        });

        // The silo is not stopped: its end is not measured.
        Environment.Exit(0);
        return 0;
    }

    private static async Task StartAsync()
    {
        var factory = await BenchSilo.StartAsync();
        await factory.GetGrain<IBenchGrain>("b:first").AddAsync(1);
        using var process = Process.GetCurrentProcess();
        BenchSilo.Report(Figures.Start, (TimeProvider.System.GetLocalNow().DateTime - process.StartTime).TotalMilliseconds);
        BenchSilo.Report(Figures.ResidentAtStart, BenchSilo.ResidentMegabytes());
    }

    private static async Task CallsAsync()
    {
        var factory = await BenchSilo.StartAsync();
        var grains = Enumerable.Range(0, Load.Grains).Select(number => factory.GetGrain<IBenchGrain>($"b:{number}")).ToArray();
        BenchSilo.Report(Figures.ColdCalls, await RunAsync(20_000));
        BenchSilo.Report(Figures.Calls, await RunAsync(600_000));
        var before = GC.GetTotalAllocatedBytes();
        await RunAsync(600_000);
        BenchSilo.Report(Figures.BytesPerCall, (GC.GetTotalAllocatedBytes() - before) / 600_000.0);
        BenchSilo.Report(Figures.ResidentAfterCalls, BenchSilo.ResidentMegabytes());

        Task<double> RunAsync(int calls) => Load.RunAsync(calls, (random, _) => grains[random.Next(Load.Grains)].AddAsync(1));
    }

    private static async Task MemoryAsync()
    {
        const int Count = 50_000;
        var factory = await BenchSilo.StartAsync();
        await factory.GetGrain<IBenchGrain>("b:warm").AddAsync(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < Count; number++) await factory.GetGrain<IBenchGrain>($"m:{number}").AddAsync(1);
        BenchSilo.Report(Figures.ActivationTime, watch.Elapsed.TotalMicroseconds / Count);
        BenchSilo.Report(Figures.ActivationBytes, (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Count);
    }
}
