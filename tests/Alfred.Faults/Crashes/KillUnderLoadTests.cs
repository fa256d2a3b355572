using Alfred.Faults.Loads;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Crashes;

[Trait("Category", "HomeOnly")]
public sealed class KillUnderLoadTests(SharedPostgres postgres)
{
    private static readonly LoadShape Short = new(Messages: 100, People: 20, TimeSpan.FromMilliseconds(50));
    private static readonly LoadShape Long = new(Messages: 1_000, People: 50, TimeSpan.FromMilliseconds(50));

    [Fact]
    public Task nothing_is_lost_or_doubled_by_kills_under_load() => RunAsync(Short, kills: 4, hasNews: true);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task nothing_is_lost_or_doubled_by_twenty_kills_under_load(int round)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"round {round}");
        return RunAsync(Long, kills: 20, hasNews: true);
    }

    // Without news of what was cut off nobody can know; what may then be sent twice is bounded and marked.
    [Fact]
    [Trait("Category", "Full")]
    public Task without_news_only_what_was_cut_off_is_sent_twice() => RunAsync(Long, kills: 20, hasNews: false);

    private async Task RunAsync(LoadShape shape, int kills, bool hasNews)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        // As long as a provider takes, so that kills meet sends that are under way.
        run.Home.Graph.Latency = TimeSpan.FromMilliseconds(30);
        if (hasNews)
            run.Home.ReportStatuses();
        run.Begin(shape);
        var inSendWindow = 0;
        var killsUnderLoad = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var share = shape.Messages / kills;
            await run.Load.AcknowledgedAsync((kill * share) + run.Random.Next(1, share));
            await Task.Delay(run.Random.Next(60), TestContext.Current.CancellationToken);
            killsUnderLoad += run.IsUnderLoad ? 1 : 0;
            var killedAt = TimeProvider.System.GetUtcNow();
            await run.KillAndStartAsync();
            inSendWindow += await CutOffAsync(run.Home, killedAt) > 0 ? 1 : 0;
        }

        var ledger = await run.ProveAsync();
        run.Note("killsUnderLoad", killsUnderLoad);
        run.Note("killsInSendWindow", inSendWindow);
        Assert.InRange(killsUnderLoad, kills - 1, kills);
        if (hasNews)
            Assert.InRange(ledger.ExtraSends, 0, inSendWindow);
        else
            Assert.InRange(ledger.ExtraSends, 0, ledger.Uncertain);
    }

    // What the kill left in the middle of its sending: claims of the dead process hold for half a minute, and news of it settles them.
    private static Task<long> CutOffAsync(HomeInstance home, DateTimeOffset killedAt) =>
        home.AskAsync<long>($"select count(*) from outbox where state = 'sending' and tried_at < '{killedAt:O}'");
}
