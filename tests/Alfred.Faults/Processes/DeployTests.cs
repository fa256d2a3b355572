using System.Diagnostics;
using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Processes;

/// <summary>Deploys under load: the new process comes up beside the old one, which then goes by SIGTERM. Both are of this build.</summary>
[Trait("Category", "HomeOnly")]
public sealed class DeployTests(SharedPostgres postgres)
{
    private const int Share = 60;

    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    // Created, joining or active.
    private const string ComingOrActive = "select count(*)::int from orleansmembershiptable where status < 4";

    // An even number each, so that the instance's own process is the last one.
    private const int Few = 2;
    private const int Many = 10;

    [Fact]
    public Task a_process_that_starts_beside_the_old_one_loses_and_doubles_nothing() => StartBesideAsync(Few);

    [Fact]
    [Trait("Category", "Full")]
    public Task ten_that_start_beside_the_old_one_lose_and_double_nothing() => StartBesideAsync(Many);

    [Fact]
    public Task a_silo_that_joins_while_the_other_leaves_loses_and_doubles_nothing() => JoinAsync(Few);

    [Fact]
    [Trait("Category", "Full")]
    public Task ten_silos_that_join_while_the_other_leaves_lose_and_double_nothing() => JoinAsync(Many);

    private async Task StartBesideAsync(int deploys)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        await RunAsync(run, deploys, [], OverlapAsync);
    }

    private async Task JoinAsync(int deploys)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), ProcessPair.Silo());
        await RunAsync(
            run, deploys, [ProcessPair.SiloPort()], () => Eventually.EqualsAsync(2, () => run.Home.AskAsync<int>(ComingOrActive)));
    }

    private static async Task RunAsync(FaultRun run, int deploys, (string Name, string Value)[] second, Func<Task> comes)
    {
        run.Home.Graph.Latency = TimeSpan.FromMilliseconds(30);
        await using var pair = await ProcessPair.StartAsync(run, [.. second]);
        await pair.StopSecondAsync();
        run.Home.ReportStatuses(pair.DeliverAsync);
        run.Begin(
            new LoadShape(Messages: (deploys + 1) * Share, People: 20, TimeSpan.FromMilliseconds(100)), pair.DeliverAsync);
        for (var deploy = 1; deploy <= deploys; deploy++)
        {
            run.Load.AllowUpTo((deploy + 1) * Share);
            await run.Load.AcknowledgedAsync(deploy * Share);
            Assert.True(run.IsUnderLoad);
            var (start, old) = deploy % 2 == 1 ? (pair.StartSecondAsync(), run.Home.Process) : (run.Home.StartAsync(), pair.Second);
            await comes();
            Assert.Equal(0, await old.StopAsync());
            await start;
            run.Happened($"deploy {deploy}");
        }

        var ledger = await run.ProveAsync();
        Assert.Equal((0, 0), (ledger.ExtraSends, ledger.Uncertain));
    }

    private static Task<TimeSpan> OverlapAsync()
    {
        var since = Stopwatch.GetTimestamp();
        return Eventually.GetAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(since)), elapsed => elapsed >= Overlap);
    }
}
