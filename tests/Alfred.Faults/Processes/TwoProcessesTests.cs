using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Processes;

/// <summary>
/// Two processes of one instance that know nothing of each other, as in every deploy: each works on whatever it is given.
/// </summary>
[Trait("Category", "HomeOnly")]
public sealed class TwoProcessesTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    [Fact]
    public Task twenty_seconds_of_two_processes_lose_and_double_nothing() => RunAsync(new(Messages: 200, People: 15, Pace));

    [Fact]
    [Trait("Category", "Full")]
    public Task two_minutes_of_two_processes_lose_and_double_nothing() => RunAsync(new(Messages: 1_200, People: 50, Pace));

    private async Task RunAsync(LoadShape shape)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        await using var pair = await ProcessPair.StartAsync(run);
        run.Home.ReportStatuses(pair.DeliverAsync);
        run.Happened("a second process beside the first");
        run.Begin(shape, pair.DeliverAsync);

        var ledger = await run.DrainAsync();
        ledger.Balances();
        Assert.Equal((0, 0, 0), (ledger.ExtraSends, ledger.Uncertain, run.Load.Repeated));
        Assert.True(run.Home.Process.IsRunning && pair.Second.IsRunning);
        await pair.StopSecondAsync();
        await run.ProveHealthAsync();
    }
}
