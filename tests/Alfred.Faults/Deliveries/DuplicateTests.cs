using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Deliveries;

[Trait("Category", "HomeOnly")]
public sealed class DuplicateTests(SharedPostgres postgres)
{
    [Fact]
    public async Task a_thousand_messages_delivered_five_times_at_once_count_once()
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        // A process that has handled nothing yet is slow, and may refuse some of five thousand deliveries at once.
        await run.Home.AskAlfredAsync("ping");
        run.Begin(new LoadShape(Messages: 1_000, People: 50, TimeSpan.Zero, Copies: 5));

        await run.DrainAsync();
        run.Happened("five copies of each message");

        Assert.Equal("1001 1000 1001", await run.Home.AskAsync<string>(
            "select (select count(*) from inbox) || ' ' || (select count(*) from journal) || ' ' || (select count(*) from outbox)"));
        // All five thousand were answered 200.
        Assert.Equal(0, run.Load.Repeated);
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
    }
}
