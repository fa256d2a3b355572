using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Biz;

public sealed class SlashCommandTests(SharedPostgres postgres)
{
    [Fact]
    public async Task biz_beside_home_answers_commands_in_their_responses()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        await using var biz = await BizInstance.StartAsync(await postgres.CreateDatabaseAsync());

        Assert.Equal("pong", await biz.CommandAsync("ping"));
        Assert.Equal("Logged €123.45", await biz.CommandAsync("expense 123.45"));
        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));

        Assert.Equal("1 123.450 EUR", await biz.AskAsync<string>("select count(*) || ' ' || min(amount) || ' ' || min(currency) from expn"));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from expn"));
        Assert.Equal("biz home", $"{await biz.AskAsync<string>("select name from instance")} {await home.AskAsync<string>("select name from instance")}");
        // Both answers travelled in their responses, and nothing came behind them.
        await Eventually.EqualsAsync("2 sent", () => biz.AskAsync<string>("select count(*) || ' ' || min(state) from outbox where state = 'sent'"));
        Assert.Empty(biz.Slack.Calls.All);
    }

    [Fact]
    [Trait("Category", "BizOnly")]
    public async Task the_same_command_again_logs_nothing_more()
    {
        await using var biz = await BizInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var trigger = biz.NextTrigger();
        Assert.Equal("Logged €123.45", await biz.CommandAsync("expense 123.45", trigger));
        await biz.CommandAsync("expense 123.45", trigger);
        Assert.Equal("pong", await biz.CommandAsync("ping"));
        Assert.Equal("1 1", await biz.AskAsync<string>("select (select count(*) from expn) || ' ' || (select count(*) from journal)"));
    }
}
