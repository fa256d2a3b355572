using Alfred.Faults.Runs;
using Alfred.Sandbox.Http;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Crashes;

[Trait("Category", "HomeOnly")]
public sealed class KillInsideSendTests(SharedPostgres postgres)
{
    [Fact]
    public async Task a_reply_that_was_leaving_at_the_kill_goes_out_once_more_and_is_marked()
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        var home = run.Home;
        home.Graph.AnswerNext(new FakeAnswer.Hang());
        await home.SayAsync("add bananas");
        await home.Graph.Calls.WaitForAsync(1, Limits.Patience);

        await run.KillAndStartAsync();

        // Nobody knows whether it left, so its claim holds first; what others are told does not wait behind it.
        Assert.Equal("sending 0", await home.AskAsync<string>("select state || ' ' || uncertain_tries from outbox"));
        Assert.Equal("pong", await home.AskAlfredAsync("ping", from: "34600999888"));
        Assert.Single(home.Graph.Sent.All);

        var sent = await home.Graph.Sent.WaitForAsync(2, Limits.Reconciled);
        Assert.Equal("Added bananas.", sent[1].Text);
        await Eventually.EqualsAsync(
            "sent 1", () => home.AskAsync<string>("select state || ' ' || uncertain_tries from outbox order by id limit 1"));
        await home.AskAlfredAsync("ping");
        Assert.Equal(["Added bananas.", "pong", "Added bananas.", "pong"], home.Graph.Calls.All.Select(call => call.Text));
        await run.ProveHealthAsync();
    }
}
