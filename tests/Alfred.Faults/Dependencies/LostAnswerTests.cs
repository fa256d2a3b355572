using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Sandbox.Http;
using Alfred.Testing;

namespace Alfred.Faults.Dependencies;

/// <summary>The outcome is unknown: what was asked was done, by the database or by the channel, and the answer is lost.</summary>
[Trait("Category", "HomeOnly")]
public sealed class LostAnswerTests
{
    // Of the database's answers under load.
    private const int OneIn = 15;

    private static readonly LoadShape Shape = new(Messages: 120, People: 20, TimeSpan.FromMilliseconds(40));

    [Fact]
    public async Task answers_that_are_lost_behind_the_commit_lose_and_double_nothing() => Assert.NotEqual(0, await RunAsync());

    [Fact]
    [Trait("Category", "Full")]
    public async Task five_hundred_answers_that_are_lost_behind_the_commit_lose_and_double_nothing()
    {
        var lost = 0;
        for (var run = 0; run < 20 && lost < 500; run++)
            lost += await RunAsync();
        Assert.InRange(lost, 500, int.MaxValue);
    }

    /// <returns>How many answers were lost.</returns>
    private static async Task<int> RunAsync()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var wire = new PostgresWire(postgres);
        var database = await postgres.CreateDatabaseAsync();
        await using var run = await FaultRun.StartAsync(database, ("DATABASE_URL", wire.Through(database)));
        run.Home.ReportStatuses();
        var gate = new Lock();
        wire.Lose(() =>
        {
            lock (gate)
                return run.Random.Next(OneIn) == 0;
        });
        run.Begin(Shape);
        for (var cut = 1; cut <= 4; cut++)
        {
            await run.Load.AcknowledgedAsync(cut * Shape.Messages / 5);
            run.Home.Graph.AnswerNext(new FakeAnswer.AcceptAndCut());
        }

        await run.Load.AcknowledgedAsync(Shape.Messages);
        wire.LoseNothing();
        foreach (var (statement, count) in wire.Lost)
            run.Note(statement, count);
        if (wire.LostCount > 0)
            run.Happened($"{wire.LostCount} answers of the database lost");
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
        return wire.LostCount;
    }
}
