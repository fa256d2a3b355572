using Alfred.Faults.Loads;
using Alfred.Faults.Processes;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Upgrades;

/// <summary>Two real builds on one database: this one, and the release before it.</summary>
[Trait("Category", "Full")]
[Trait("Category", "HomeOnly")]
public sealed class UpgradeTests(SharedPostgres postgres)
{
    private const int Alone = 60;

    // Two minutes of them.
    private const int Together = 600;

    private static readonly LoadShape Load = new(Messages: Alone + Together + Alone, People: 20, TimeSpan.FromMilliseconds(200));

    [Fact]
    public async Task an_upgrade_and_a_roll_back_lose_and_double_nothing()
    {
        await using var previous = await PreviousBuild.MakeAsync();
        var (older, newer) = (Program(previous.Program), Program(AlfredProgram.File));

        await RunAsync(older, newer, $"upgrade from {previous.Name}");
        // The roll-back starts the older one on a database that the newer one has migrated.
        await RunAsync(newer, older, $"roll-back to {previous.Name}");
    }

    private async Task RunAsync((string, string) first, (string, string) second, string what)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateEmptyDatabaseAsync(), first);
        run.Home.Graph.Latency = TimeSpan.FromMilliseconds(30);
        await using var pair = await ProcessPair.StartAsync(run, second);
        await pair.StopSecondAsync();
        run.Home.ReportStatuses(pair.DeliverAsync);
        run.Begin(Load, pair.DeliverAsync);
        run.Load.AllowUpTo(Alone + Together);
        await run.Load.AcknowledgedAsync(Alone);
        await pair.StartSecondAsync();
        await run.Load.AcknowledgedAsync(Alone + Together);
        run.Load.AllowUpTo(Load.Messages);
        Assert.Equal(0, await run.Home.Process.StopAsync());
        run.Happened(what);
        await run.Load.AcknowledgedAsync(Load.Messages);
        // What looks at the instance afterwards looks at its own process.
        run.Home.Set(second);
        await run.Home.StartAsync();
        var ledger = await run.ProveAsync();
        Assert.Equal((0, 0), (ledger.ExtraSends, ledger.Uncertain));
    }

    private static (string Name, string Value) Program(string file) => (AlfredProgram.FileVariable, file);
}
