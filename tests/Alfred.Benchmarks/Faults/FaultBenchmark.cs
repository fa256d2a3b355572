using System.Globalization;
using Alfred.Testing;

namespace Alfred.Benchmarks.Faults;

/// <summary>The whole product while something is wrong: what its users notice, beside the same load without the fault.</summary>
internal static class FaultBenchmark
{
    private static readonly (string Requirement, Func<PostgresServer, bool, Findings, Task> Run)[] Scenarios =
    [
        ("R11", PoisonedMessage.RunAsync), ("R13", DatabaseRestarts.RunAsync), ("R14", DatabaseHang.RunAsync), ("R16", RedisLoss.RunAsync),
        ("S3", MalformedBodies.RunAsync),
        ("S4", SlowSenders.RunAsync),
    ];

    /// <returns>0, also when an aim is not met; 1 when something was lost, could not be measured, or a fault did not happen.</returns>
    public static async Task<int> RunAsync(string[] options)
    {
        var isQuick = options.Contains("--quick");
        var chosen = options.Except(["--quick"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = Scenarios.Select(scenario => scenario.Requirement).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (chosen.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"bench faults does not know {unknown}; ./alfred bench says what it knows");
            return 2;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, " +
            $"load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before the start"));
        await using var postgres = await PostgresServer.StartAsync();
        var findings = new Findings();
        foreach (var (requirement, run) in Scenarios.Where(scenario => chosen.Count == 0 || chosen.Contains(scenario.Requirement)))
        {
            await Console.Error.WriteLineAsync(requirement);
            try
            {
                await run(postgres, isQuick, findings);
            }
#pragma warning disable CA1031 // Boundary: one scenario that breaks off does not take the figures of the others with it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                findings.NotMeasured(requirement, exception);
            }
        }

        return findings.Print();
    }
}
