using System.Diagnostics;
using Alfred.Faults.Runs;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Channels;

[Trait("Category", "HomeOnly")]
public sealed class OutageTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task what_was_said_during_an_outage_of_the_channel_is_answered_in_order_afterwards()
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.ReportStatuses();
        run.Home.Graph.Otherwise = GraphError.Of(131016, status: 503);
        var since = Stopwatch.GetTimestamp();
        run.Begin(new(Messages: 60, People: 10, TimeSpan.FromMilliseconds(50)));
        await run.Home.Graph.Calls.WaitForAsync(10, Limits.Patience);
        run.Happened("the channel is down");

        await Eventually.GetAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(since)), elapsed => elapsed >= Outage);
        Assert.Empty(run.Home.Graph.Sent.All);
        run.Home.Graph.Otherwise = null;

        var ledger = await run.ProveAsync();
        Assert.Equal((0, 0), (ledger.ExtraSends, ledger.Uncertain));
    }
}
