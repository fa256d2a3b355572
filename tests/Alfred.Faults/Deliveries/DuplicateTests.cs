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
        run.Begin(new LoadShape(Messages: 1_000, People: 50, TimeSpan.Zero, Copies: 5));

        await run.DrainAsync();
        run.Happened("five copies of each message");

        Assert.Equal("1000 1000 1000", await run.Home.AskAsync<string>(
            "select (select count(*) from inbox) || ' ' || (select count(*) from journal) || ' ' || (select count(*) from outbox)"));
        // All five thousand were answered 200 in the end: one that a process refuses which has handled nothing yet comes again, as from
        // Meta.
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
    }
}
