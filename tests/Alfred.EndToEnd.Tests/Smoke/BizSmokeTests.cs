using Alfred.Testing;
using Alfred.Testing.Instances;

namespace Alfred.EndToEnd.Smoke;

[Trait("Category", "BizOnly")]
public sealed class BizSmokeTests(SharedPostgres postgres)
{
    private const string Member = "U024BE7LH";

    [Fact]
    public async Task in_production_it_passes_and_the_expense_is_taken_back()
    {
        await using var redis = await RedisServer.StartAsync();
        var (migration, runtime) = await postgres.CreateDatabaseForTwoAsync();
        await using var biz = await BizInstance.PrepareAsync(
            runtime, [.. SmokeRun.Production(migration, $"Ada={Member}"), ("REDIS_URL", redis.Url)]);
        await biz.MigrateAsync();
        await biz.StartAsync();

        var (code, output) = await SmokeRun.OfAsync(biz, $"slack:T111:{Member}");

        Assert.True(code == 0, output);
        Assert.Equal(5, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.Contains("Logged €123.45", output, StringComparison.Ordinal);
        Assert.Equal(1L, await biz.AskAsync<long>("select count(*) from expn where amount = 123.45 and is_void"));
        Assert.Equal(0L, await biz.AskAsync<long>("select count(*) from expn where not is_void"));
    }

    [Fact]
    public async Task a_wrong_secret_fails_with_its_name()
    {
        await using var biz = await BizInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var (code, output) = await SmokeRun.OfAsync(biz, Member, ("SLACK_SIGNING_SECRET", "not-the-secret"));
        Assert.Equal(1, code);
        Assert.Contains("FAIL  ping", output, StringComparison.Ordinal);
        Assert.Contains("SLACK_SIGNING_SECRET is not the running instance's", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_instance_without_the_skill_fails_as_one()
    {
        // Home on Slack answers pings, and knows no expenses.
        await using var home = await BizInstance.PrepareAsync(
            await postgres.CreateDatabaseAsync(), ("INSTANCE", "home"), ("CHANNELS", "slack"));
        await home.StartAsync();

        var (code, output) = await SmokeRun.OfAsync(home, Member, ("INSTANCE", "biz"));

        Assert.Equal(1, code);
        Assert.Contains("ok    ping", output, StringComparison.Ordinal);
        Assert.Contains("FAIL  expense", output, StringComparison.Ordinal);
        Assert.Contains("Is the skill expenses in this build?", output, StringComparison.Ordinal);
    }
}
