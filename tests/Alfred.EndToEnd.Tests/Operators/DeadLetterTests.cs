using System.Net;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Operators;

[Trait("Category", "HomeOnly")]
public sealed class DeadLetterTests
{
    [Fact]
    public async Task what_was_given_up_is_listed_shown_replayed_and_dropped_while_it_runs()
    {
        // The product's own private Postgres: the commands join the one that runs.
        await using var home = await HomeInstance.StartAsync(database: null);
        home.Graph.AnswerNext(GraphError.Of(131026, message: "Message undeliverable"));
        await home.SayAsync("ping");
        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync("""{"object":"""u8.ToArray()));
        await Eventually.EqualsAsync(2L, () => home.AskAsync<long>(
            "select (select count(*) from outbox where state = 'dead') + (select count(*) from inbox where state = 'quarantined')"));

        var (_, list) = await RunAsync(home, "dead-letters");
        var (_, shown) = await RunAsync(home, "dead-letters", "--show", "out-1");
        var (replayCode, replayed) = await RunAsync(home, "replay", "--all");
        var arrived = await home.Graph.Sent.WaitForAsync(1, Limits.Patience);
        await home.SettledAsync();
        var (_, again) = await RunAsync(home, "replay", "out-1");
        var (dropCode, dropped) = await RunAsync(home, "drop", "in-2");
        var (_, none) = await RunAsync(home, "dead-letters");

        Assert.Contains("out-1", list, StringComparison.Ordinal);
        Assert.Contains("in-2", list, StringComparison.Ordinal);
        Assert.DoesNotContain(HomeInstance.Ada, list, StringComparison.Ordinal);
        Assert.Contains(HomeInstance.Ada, shown, StringComparison.Ordinal);
        Assert.Contains("out-1: is on its way again", replayed, StringComparison.Ordinal);
        Assert.Contains("in-2: still unreadable: not JSON", replayed, StringComparison.Ordinal);
        Assert.Equal("pong", arrived[0].Text, ignoreCase: true);
        Assert.Contains("out-1: nothing to do, it is sent", again, StringComparison.Ordinal);
        Assert.Contains("in-2: dropped", dropped, StringComparison.Ordinal);
        Assert.Contains("has no dead letters", none, StringComparison.Ordinal);
        Assert.Equal((0, 0), (replayCode, dropCode));
        Assert.True(home.Process.IsRunning);
    }

    private static Task<(int Code, string Output)> RunAsync(HomeInstance home, params string[] arguments) =>
        AlfredProgram.RunAsync(home.Environment, arguments);
}
