using System.Text.Json;
using Alfred.Faults.Runs;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Dependencies;

[Trait("Category", "HomeOnly")]
public sealed class RedisLossTests(SharedPostgres postgres)
{
    [Fact]
    public async Task redis_killed_and_emptied_under_load_loses_nothing_and_shows_the_list_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), ("REDIS_URL", redis.Url));
        run.Begin(new(Messages: 90, People: 10, TimeSpan.FromMilliseconds(30)));

        await run.Load.AcknowledgedAsync(20);
        await redis.KillAsync();
        run.Happened("Redis killed");
        await run.Load.AcknowledgedAsync(50);
        await redis.StartAgainAsync();
        await run.Load.AcknowledgedAsync(70);
        Assert.True(run.IsUnderLoad);
        Assert.Equal("+OK", await redis.CommandAsync("FLUSHALL"));
        run.Happened("Redis emptied");

        var ledger = await run.DrainAsync();
        var open = run.Load.Attempted.Count(ask => !ask.IsBought) - run.Load.Attempted.Count(ask => ask.IsBought);
        await Eventually.EqualsAsync(
            open, async () => JsonSerializer.Deserialize<string[]>(await redis.CommandAsync("GET", "alfred-home:grocery"))!.Length);
        ledger.Balances();
        Assert.Equal((0, 0), (ledger.ExtraSends, run.Load.Repeated));
        await run.ProveHealthAsync();
    }

    [Fact]
    public async Task redis_away_at_the_start_hinders_nobody_and_is_filled_when_it_comes()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), ("REDIS_URL", redis.Url));
        run.Happened("Redis away at the start");
        run.Begin(new(Messages: 10, People: 10, TimeSpan.FromMilliseconds(30)));
        await run.DrainAsync();

        await redis.StartAgainAsync();

        await Eventually.EqualsAsync(10, async () => JsonSerializer.Deserialize<string[]>(
            await redis.CommandAsync("GET", "alfred-home:grocery") is ['[', ..] list ? list : "[]")!.Length);
        await run.ProveAsync();
        Assert.Equal(0, run.Load.Repeated);
    }
}
