using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Processes;

/// <summary>Two silos of one cluster, killed in turn or by chance, while both get deliveries.</summary>
[Trait("Category", "HomeOnly")]
public sealed class ClusterKillTests(SharedPostgres postgres)
{
    // What a survivor has to answer before the killed one comes back, in every other case.
    private const int AnswersAlone = 10;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(15);

    [Fact]
    public Task a_cluster_loses_and_doubles_nothing_when_its_silos_are_killed() => RunAsync(new(Messages: 200, People: 20, Pace), kills: 2);

    [Fact]
    [Trait("Category", "Full")]
    public async Task a_cluster_loses_nothing_by_ten_kills_and_goes_on_within_fifteen_seconds() =>
        Assert.InRange(await RunAsync(new(Messages: 1_000, People: 50, Pace), kills: 10), TimeSpan.Zero, MaxPause);

    private async Task<TimeSpan> RunAsync(LoadShape shape, int kills)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), ProcessPair.Silo());
        run.Home.Graph.Latency = TimeSpan.FromMilliseconds(30);
        await using var pair = await ProcessPair.StartAsync(run, ProcessPair.SiloPort());
        run.Home.ReportStatuses(pair.DeliverAsync);
        Assert.Equal(2, await ActiveSilosAsync(run.Home));
        run.Begin(shape, pair.DeliverAsync);
        for (var kill = 0; kill < kills; kill++)
        {
            var share = shape.Messages / kills;
            run.Load.AllowUpTo((kill + 1) * share);
            await run.Load.AcknowledgedAsync((kill * share) + run.Random.Next(1, share / 2));
            Assert.True(run.IsUnderLoad);
            // Alone at least one way or the other, whatever the dice say.
            var isAlone = kill % 2 == 0;
            var isSecond = run.Random.Next(2) == 0;
            await pair.KillAndStartAsync(isSecond, () => isAlone ? AnsweredAsync(run.Home, AnswersAlone) : Task.CompletedTask);
        }

        var ledger = await run.DrainAsync();
        ledger.Balances();
        Assert.True(run.Home.Process.IsRunning && pair.Second.IsRunning);
        Assert.Equal(2, await ActiveSilosAsync(run.Home));
        var pause = await run.MaxPauseAsync();
        run.Note("longestPauseMilliseconds", (long)pause.TotalMilliseconds);
        await pair.StopSecondAsync();
        await run.ProveHealthAsync();
        return pause;
    }

    // What was on its way at the kill is answered too; the survivor has to do more than that.
    private static Task AnsweredAsync(HomeInstance home, int count)
    {
        var wanted = home.Graph.Sent.Count + count;
        return home.Graph.Sent.WaitForAsync(wanted, Limits.Patience);
    }

    private static Task<int> ActiveSilosAsync(HomeInstance home) =>
        home.AskAsync<int>("select count(*)::int from orleansmembershiptable where status = 3");
}
