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

        // Where a busy machine takes longer than 2 s, the response says so and the answer follows: asked again until one is in time.
        var trigger = "";
        await Eventually.EqualsAsync("pong", () => biz.CommandAsync("ping", trigger = biz.NextTrigger()));
        Assert.Equal("Logged €123.45", await biz.AnswerAsync("expense 123.45"));
        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));

        Assert.Equal(
            "1 123.450 EUR", await biz.AskAsync<string>("select count(*) || ' ' || min(amount) || ' ' || min(currency) from expn"));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from expn"));
        Assert.Equal(
            "biz home",
            $"{await biz.AskAsync<string>("select name from instance")} {await home.AskAsync<string>("select name from instance")}");
        // What travelled in its response is not sent once more behind it.
        await Eventually.EqualsAsync(0L, () => biz.AskAsync<long>("select count(*) from outbox where state <> 'sent'"));
        Assert.DoesNotContain(biz.Slack.Calls.All, call => call.Path == biz.Slack.ResponseUrl(trigger).AbsolutePath);
    }

    [Fact]
    [Trait("Category", "BizOnly")]
    public async Task the_same_command_again_logs_nothing_more()
    {
        await using var biz = await BizInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var trigger = biz.NextTrigger();
        Assert.Equal("Logged €123.45", await biz.AnswerAsync("expense 123.45", trigger));
        await biz.CommandAsync("expense 123.45", trigger);
        Assert.Equal("pong", await biz.AnswerAsync("ping"));
        Assert.Equal("1 1", await biz.AskAsync<string>("select (select count(*) from expn) || ' ' || (select count(*) from journal)"));
    }
}
