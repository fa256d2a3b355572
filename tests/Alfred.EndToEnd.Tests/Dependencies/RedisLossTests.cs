using System.Text.Json;
using Alfred.EndToEnd.Instances;
using Alfred.EndToEnd.Loads;
using Alfred.Testing;

namespace Alfred.EndToEnd.Dependencies;

[Trait("Category", "HomeOnly")]
public sealed class RedisLossTests(SharedPostgres postgres)
{
    [Fact]
    public async Task redis_killed_and_emptied_under_load_loses_nothing_and_shows_the_list_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync(), ("REDIS_URL", redis.Url));
        var load = new GroceryLoad(home, messages: 100, people: 10);
        var delivering = load.RunAsync(TimeSpan.FromMilliseconds(30), TestContext.Current.CancellationToken);

        await load.AcknowledgedAsync(20);
        await redis.KillAsync();
        await load.AcknowledgedAsync(50);
        await redis.StartAgainAsync();
        await load.AcknowledgedAsync(70);
        Assert.False(delivering.IsCompleted);
        Assert.Equal("+OK", await redis.CommandAsync("FLUSHALL"));

        await delivering;
        var ledger = await Ledger.DrawUpAsync(home, load);
        TestContext.Current.TestOutputHelper?.WriteLine($"{ledger}");
        ledger.Balances();
        Assert.Equal((0, 0), (ledger.ExtraSends, load.Repeated));
        await Eventually.EqualsAsync(100, async () => JsonSerializer.Deserialize<string[]>(await redis.CommandAsync("GET", "grocery"))!.Length);
        await Health.ProveAsync(home);
    }

    [Fact]
    public async Task redis_away_at_the_start_hinders_nobody_and_is_filled_when_it_comes()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync(), ("REDIS_URL", redis.Url));
        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));

        await redis.StartAgainAsync();

        await Eventually.EqualsAsync("""["bananas"]""", () => redis.CommandAsync("GET", "grocery"));
        Assert.Equal("""["bananas"]""", await home.GroceriesAsync());
    }
}
