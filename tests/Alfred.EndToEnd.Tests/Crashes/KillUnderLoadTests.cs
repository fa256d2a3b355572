using Alfred.EndToEnd.Instances;
using Alfred.EndToEnd.Loads;

namespace Alfred.EndToEnd.Crashes;

[Trait("Category", "HomeOnly")]
public sealed class KillUnderLoadTests(SharedPostgres postgres)
{
    private const int SendsAtOnce = 16;

    // Without what waits in order behind a reply that an earlier kill made uncertain.
    private const string UnderWay = """
        select (select count(*) from inbox where state = 'waiting')
            + (select count(*) from outbox o where state in ('pending', 'sending')
               and not exists (select from outbox u where u.conversation = o.conversation and u.state = 'uncertain'))
        """;

    [Fact]
    public Task nothing_is_lost_or_doubled_by_kills_under_load() => RunAsync(messages: 200, people: 20, kills: 4, isSteady: true);

    // As many messages as the list has room for.
    [Theory]
    [Trait("Category", "Full")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task nothing_is_lost_or_doubled_by_many_kills_under_load(int round) => RunAsync(messages: 500, people: 50, kills: 20, isSteady: round == 1);

    private async Task RunAsync(int messages, int people, int kills, bool isSteady)
    {
        var random = new Random(Seed.Next());
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var load = new GroceryLoad(home, messages, people);
        var delivering = load.RunAsync(TimeSpan.FromMilliseconds(65), TestContext.Current.CancellationToken);

        var killsUnderLoad = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            if (isSteady)
                await UntilSteadyAsync(home, load);
            await load.AcknowledgedAsync(load.Acknowledged.Length + random.Next(1, messages / kills / 3));
            // As long as a message takes from its acknowledgement to its reply.
            await Task.Delay(random.Next(15));
            killsUnderLoad += delivering.IsCompleted ? 0 : 1;
            await home.KillAndStartAsync();
        }

        await delivering;
        var ledger = await Ledger.DrawUpAsync(home, load);
        TestContext.Current.TestOutputHelper?.WriteLine($$"""{"kills":{{kills}},"killsUnderLoad":{{killsUnderLoad}},"repeatedDeliveries":{{load.Repeated}},"ledger":{{ledger}}}""");
        ledger.Balances();
        // Each of the sends that were under way at a kill goes out once more; in a steady stream they are few, and never more than the worker begins at once.
        Assert.InRange(ledger.ExtraSends, 0, kills * SendsAtOnce);
        Assert.InRange(killsUnderLoad, kills / 2, kills);
        await Health.ProveAsync(home);
    }

    // Right behind a restart many replies leave at once, and one kill may then cut off all of them.
    private static async Task UntilSteadyAsync(HomeInstance home, GroceryLoad load)
    {
        await load.CaughtUpAsync();
        await Eventually.GetAsync(() => home.AskAsync<long>(UnderWay), static underWay => underWay <= 1);
    }
}
