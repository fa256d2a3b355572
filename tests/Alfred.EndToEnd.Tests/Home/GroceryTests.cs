using Alfred.Testing.Instances;
using Alfred.Testing.Processes;
using Alfred.Testing;

namespace Alfred.EndToEnd.Home;

[Trait("Category", "HomeOnly")]
public sealed class GroceryTests(SharedPostgres postgres)
{
    private const string Bananas = """["bananas"]""";

    [Fact]
    public async Task a_signed_message_puts_bananas_on_the_list_and_is_answered_once()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync(), ("REDIS_URL", redis.Url));

        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));

        await Eventually.EqualsAsync(Bananas, () => home.GroceriesAsync());
        Assert.Equal(Bananas, await redis.CommandAsync("GET", "alfred-home:grocery"));
        // A conversation is answered in order: had there been a second reply, it would have come before this one.
        await home.AskAlfredAsync("ping");
        Assert.Equal(["Added bananas.", "pong"], home.Graph.Calls.All.Select(call => call.Text));
        Assert.All(
            home.Graph.Calls.All, call => Assert.Equal(("+" + HomeInstance.Ada, "Bearer e2e-meta-token"), (call.To, call.Authorization)));
    }

    [Fact]
    public async Task without_redis_and_with_a_postgres_of_its_own_the_list_is_the_same()
    {
        await using var home = await HomeInstance.StartAsync(database: null);
        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));
        await Eventually.EqualsAsync(Bananas, () => home.GroceriesAsync());
        var server = home.PrivatePostgresId;
        Assert.NotNull(server);
        Assert.Equal(0, await home.Process.StopAsync());
        Assert.Null(home.PrivatePostgresId);
    }
}
