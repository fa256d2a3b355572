using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing;
using Alfred.Testing.Http;

namespace Alfred.Faults.Dependencies;

/// <summary>The outcome is unknown: what was asked was done, by the database or by the channel, and the answer is lost.</summary>
[Trait("Category", "HomeOnly")]
public sealed class LostAnswerTests
{
    [Fact]
    public Task answers_that_are_lost_behind_the_commit_lose_and_double_nothing() =>
        RunAsync(new(Messages: 100, People: 20, TimeSpan.FromMilliseconds(50)), oneIn: 30, atLeast: 10);

    [Fact]
    [Trait("Category", "Full")]
    public Task five_hundred_answers_that_are_lost_behind_the_commit_lose_and_double_nothing() =>
        RunAsync(new(Messages: 1_000, People: 50, TimeSpan.FromMilliseconds(50)), oneIn: 15, atLeast: 500);

    private static async Task RunAsync(LoadShape shape, int oneIn, int atLeast)
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
                return run.Random.Next(oneIn) == 0;
        });
        run.Begin(shape);
        for (var cut = 1; cut <= 4; cut++)
        {
            await run.Load.AcknowledgedAsync(cut * shape.Messages / 5);
            run.Home.Graph.AnswerNext(new FakeAnswer.AcceptAndCut());
        }

        await run.Load.AcknowledgedAsync(shape.Messages);
        wire.LoseNothing();
        foreach (var (statement, count) in wire.Lost)
            run.Note(statement, count);
        run.Happened($"{wire.LostCount} answers of the database lost");
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
        Assert.InRange(wire.LostCount, atLeast, int.MaxValue);
    }
}
