using Alfred.Sandbox.Graph;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Crashes;

public sealed class KillTests(SharedPostgres postgres)
{
    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task the_list_and_an_unsent_reply_outlive_a_kill_on_the_private_postgres()
    {
        await using var home = await HomeInstance.StartAsync(database: null);
        home.Graph.Otherwise = GraphError.Of(131016, status: 503).WithRetryAfter(TimeSpan.FromSeconds(2));
        await home.SayAsync("add bananas");
        await home.Graph.Calls.WaitForAsync(1, Limits.Patience);
        await Eventually.EqualsAsync("pending", () => home.AskAsync<string>("select state from outbox"));
        var server = home.PrivatePostgresId;

        await home.Process.KillAsync();
        Assert.NotNull(server);
        Assert.Equal(server, home.PrivatePostgresId);
        Assert.Empty(home.Graph.Sent.All);
        home.Graph.Otherwise = null;
        await home.StartAsync();

        Assert.Equal(server, home.PrivatePostgresId);
        Assert.Equal("Added bananas.", (await home.Graph.Sent.WaitForAsync(1, Limits.Patience))[0].Text);
        await Eventually.EqualsAsync("""["bananas"]""", () => home.GroceriesAsync());
        Assert.Equal("pong", await home.AskAlfredAsync("ping"));
        Assert.Equal(["Added bananas.", "pong"], home.Graph.Sent.All.Select(call => call.Text));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from outbox where uncertain_tries > 0"));
    }

    [Fact]
    [Trait("Category", "BizOnly")]
    public async Task an_expense_outlives_a_kill_and_its_command_still_counts_once()
    {
        await using var biz = await BizInstance.StartAsync(database: null);
        var trigger = biz.NextTrigger();
        Assert.Equal("Logged €123.45", await biz.AnswerAsync("expense 123.45", trigger));

        await biz.KillAndStartAsync();

        await biz.CommandAsync("expense 123.45", trigger);
        Assert.Equal("Logged €7.00", await biz.AnswerAsync("expense 7"));
        Assert.Equal("7.000 123.450", await biz.AskAsync<string>("select string_agg(amount::text, ' ' order by amount) from expn"));
    }

    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task a_briefing_that_was_set_outlives_a_kill()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        Assert.StartsWith(
            "Your briefing comes every day at 07:30", await home.AskAlfredAsync("briefing at 7:30"), StringComparison.Ordinal);
        const string row = "select string_agg(concat_ws(' ', id, conversation, name, rule, zone, next_due), ';') from schedule";
        var before = await home.AskAsync<string>(row);
        Assert.Contains("Europe/Madrid", before, StringComparison.Ordinal);

        await home.SettledAsync();
        await home.KillAndStartAsync();

        Assert.Equal("Your briefing comes every day at 07:30 (Europe/Madrid).", await home.AskAlfredAsync("when is my briefing?"));
        Assert.Equal(before, await home.AskAsync<string>(row));
    }
}
