using System.Globalization;
using Alfred.Testing;
using Alfred.Testing.Instances;

namespace Alfred.EndToEnd.Smoke;

[Trait("Category", "HomeOnly")]
public sealed class HomeSmokeTests(SharedPostgres postgres)
{
    private const string Member = $"+{HomeInstance.Ada}";

    [Fact]
    public async Task in_production_it_passes_and_leaves_the_list_as_it_was()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var home = await StartAsync(redis);
        // Somebody's own are left alone.
        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));

        var (code, output) = await SmokeRun.OfAsync(home, Member);

        Assert.True(code == 0, output);
        Assert.Equal(5, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.Contains("papayas came onto it", output, StringComparison.Ordinal);
        // The read model is in Redis, behind the operator's own listener.
        using var operators = Alfred.Testing.Processes.LocalClient.To(
            int.Parse(home.Environment["OPERATOR_PORT"], CultureInfo.InvariantCulture), TimeSpan.FromSeconds(30));
        operators.DefaultRequestHeaders.Authorization = new("Bearer", SmokeRun.Token);
        Assert.Equal("""["bananas"]""", await operators.GetStringAsync("/redis/grocery"));
    }

    [Theory]
    [InlineData("META_APP_SECRET", "not-the-secret", "FAIL  webhook", "META_APP_SECRET is not the running instance's")]
    [InlineData("OPERATOR_TOKEN", "not-the-token", "FAIL  operator", "OPERATOR_TOKEN is not the running instance's")]
    [InlineData("META_APP_SECRET", "", "One setting needs attention", "META_APP_SECRET is empty")]
    public async Task a_wrong_secret_fails_with_its_name(string name, string value, string line, string reason)
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync(), ("OPERATOR_TOKEN", SmokeRun.Token));

        var (code, output) = await SmokeRun.OfAsync(home, Member, (name, value));

        Assert.NotEqual(0, code);
        Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from inbox"));
    }

    [Fact]
    public async Task a_database_that_is_down_fails_as_what_is_not_healthy()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var home = await HomeInstance.StartAsync(await server.CreateDatabaseAsync(), ("OPERATOR_TOKEN", SmokeRun.Token));
        await server.StopAsync("immediate");

        var (code, output) = await SmokeRun.OfAsync(home, Member);

        Assert.Equal(1, code);
        Assert.Contains("FAIL  ready", output, StringComparison.Ordinal);
        Assert.Contains("""postgres":"Unhealthy""", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_process_that_is_not_there_fails_as_one()
    {
        await using var home = await HomeInstance.PrepareAsync(database: "Host=/nowhere", ("OPERATOR_TOKEN", SmokeRun.Token));
        var (code, output) = await SmokeRun.OfAsync(home, Member);
        Assert.Equal(1, code);
        Assert.Contains("does not answer: Connection refused", output, StringComparison.Ordinal);
    }

    private async Task<HomeInstance> StartAsync(RedisServer redis)
    {
        var (migration, runtime) = await postgres.CreateDatabaseForTwoAsync();
        var operatorPort = FreePort.TakeLasting().ToString(CultureInfo.InvariantCulture);
        var home = await HomeInstance.PrepareAsync(
            runtime, [.. SmokeRun.Production(migration, $"Ada={Member}"), ("REDIS_URL", redis.Url), ("OPERATOR_PORT", operatorPort)]);
        await home.MigrateAsync();
        await home.StartAsync();
        return home;
    }
}
