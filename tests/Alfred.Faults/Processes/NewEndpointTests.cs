using System.Diagnostics;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Processes;

/// <summary>
/// The start after a kill from another address, as on a platform that moves machines: the row of the killed silo must not hold it up for
/// long. How long it takes is in the report.
/// </summary>
[Trait("Category", "HomeOnly")]
public sealed class NewEndpointTests(SharedPostgres postgres)
{
    [Fact]
    public Task a_process_of_its_own_serves_after_a_kill() => RunAsync([]);

    [Fact]
    public Task a_silo_from_another_endpoint_serves_after_the_whole_cluster_was_killed() => RunAsync(ProcessPair.Silo());

    private async Task RunAsync((string Name, string Value)[] settings)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), settings);
        Assert.Equal("pong", await run.Home.AskAlfredAsync("ping"));
        await run.Home.SettledAsync();
        if (settings.Length > 0)
            run.Home.Set(ProcessPair.SiloPort());
        var since = Stopwatch.GetTimestamp();
        await run.KillAndStartAsync();
        Assert.Equal("pong", await run.Home.AskAlfredAsync("ping"));
        run.Note("servesAfterMilliseconds", (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        await run.ProveHealthAsync();
    }
}
