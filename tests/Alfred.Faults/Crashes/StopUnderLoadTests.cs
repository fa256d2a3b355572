using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

[Trait("Category", "HomeOnly")]
public sealed class StopUnderLoadTests(SharedPostgres postgres)
{
    [Fact]
    public Task a_stop_under_load_ends_in_order_and_loses_nothing() =>
        RunAsync(new(Messages: 90, People: 10, TimeSpan.FromMilliseconds(30)), stops: 1);

    [Fact]
    [Trait("Category", "Full")]
    public Task three_stops_under_load_end_in_order_and_lose_nothing() =>
        RunAsync(new(Messages: 1_000, People: 50, TimeSpan.FromMilliseconds(30)), stops: 3);

    private async Task RunAsync(LoadShape shape, int stops)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.Graph.Latency = TimeSpan.FromMilliseconds(30);
        run.Begin(shape);
        for (var stop = 1; stop <= stops; stop++)
        {
            await run.Load.AcknowledgedAsync(stop * shape.Messages / (stops + 1));
            Assert.True(run.IsUnderLoad);
            await run.StopAndStartAsync();
        }

        var ledger = await run.ProveAsync();
        // What was leaving was let go: nothing is uncertain after an end in order.
        Assert.Equal((0, 0), (ledger.ExtraSends, ledger.Uncertain));
    }
}
