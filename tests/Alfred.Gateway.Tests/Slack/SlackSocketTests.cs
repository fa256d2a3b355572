using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Alfred.Gateway.Tests.Fixtures;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>Socket Mode: the same messages by another way, and nothing lost between two connections.</summary>
public sealed class SlackSocketTests
{
    private const int Mutations = 20;
    [Fact]
    public async Task what_comes_over_a_socket_is_as_by_http_and_answered_in_the_acknowledgement()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        gateway.Replies.Ready = "Logged €1";
        await slack.Sockets.DeliverAsync(
            "events_api", SlackGateway.Event("""{"type":"app_mention","user":"U1","text":"<@W111> añade 🥛","ts":"1.1","channel":"C1"}"""),
            takesAnswer: false);
        await slack.Sockets.DeliverAsync("slash_commands", Command(1, "expense 1+1 & \\\"more\\\""), takesAnswer: true);
        await slack.Sockets.DeliverAsync(
            "interactive",
            """{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"channel":{"id":"C1"},"message":{"ts":"1.1"},"trigger_id":"t9","actions":[{"action_id":"a","value":"done dishes"}]}""",
            takesAnswer: true);
        var acknowledgements = await slack.Sockets.Acknowledgements.WaitForAsync(3, Limits.Patience);
        Assert.Equal(
            "añade 🥛|done dishes|expense 1+1 & \"more\"",
            string.Join('|', gateway.Inbox.Read(gateway.Channel).Select(message => message.Text).Order(StringComparer.Ordinal)));
        Assert.Equal(
            """{"response_type":"ephemeral","replace_original":false,"text":"Logged €1"}""",
            acknowledgements.Single(one => one.Delivery == 2).Payload);
        Assert.All(acknowledgements.Where(one => one.Delivery != 2), one => Assert.Null(one.Payload));
        Assert.Single(gateway.Replies.Confirmed);
    }

    [Fact]
    public async Task an_answer_that_cannot_travel_is_left_to_the_outbox()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        gateway.Replies.Ready = "pong";
        await slack.Sockets.DeliverAsync("slash_commands", Command(1, "ping"), takesAnswer: false);
        Assert.Null(Assert.Single(await slack.Sockets.Acknowledgements.WaitForAsync(1, Limits.Patience)).Payload);
        Assert.Empty(gateway.Replies.Asked);
    }

    [Fact]
    public async Task what_could_not_be_stored_is_not_acknowledged_and_comes_again()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        gateway.Inbox.IsAway = true;
        await slack.Sockets.DeliverAsync("slash_commands", Command(1, "ping"), takesAnswer: true);
        await gateway.Logs.WaitForAsync("the inbox cannot store", Limits.Patience);
        gateway.Inbox.IsAway = false;
        slack.Sockets.Cut();
        await slack.Sockets.Acknowledgements.WaitForAsync(1, Limits.Patience);
        Assert.Single(gateway.Inbox.Fresh);
        Assert.Equal(1, slack.Sockets.Redeliveries);
    }

    [Fact]
    public async Task nothing_is_lost_or_doubled_by_warnings_refreshes_and_cuts()
    {
        await using var slack = await FakeSlack.StartAsync();
        // By real time: a connection that is cut before it carried anything is followed after a wait, at no moment that a test could know.
        await using var gateway = await StartAsync(slack, TimeProvider.System);
        for (var i = 1; i <= 500; i++)
        {
            await slack.Sockets.DeliverAsync("slash_commands", Command(i, $"expense {i}"), takesAnswer: true);
            await DisturbAsync(slack, i);
        }

        var acknowledgements = await slack.Sockets.Acknowledgements.WaitForAsync(500, Limits.Patience);
        Assert.Equal(Enumerable.Range(1, 500), acknowledgements.Select(one => one.Delivery).Order());
        Assert.Equal(500, gateway.Inbox.Fresh.Length);
        Assert.True(slack.Sockets.Connections.Count >= 8, $"{slack.Sockets.Connections.Count} connections");
    }

    [Fact]
    public async Task fragments_are_put_together_and_what_is_no_envelope_is_passed_over()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        await slack.Sockets.Connections.WaitForAsync(1, Limits.Patience);
        await slack.Sockets.SendRawAsync([1, 2, 3], WebSocketMessageType.Binary);
        await slack.Sockets.SendRawAsync("{not json"u8.ToArray(), WebSocketMessageType.Text);
        await slack.Sockets.SendRawAsync(
            Encoding.UTF8.GetBytes(
                $$$"""{"envelope_id":"long","type":"slash_commands","payload":{"text":"{{{new string('x', 1_100_000)}}}"}}"""),
            WebSocketMessageType.Text);
        var text = new string('y', 35_000);
        await slack.Sockets.SendRawAsync(
            Encoding.UTF8.GetBytes(
                $$$"""{"envelope_id":"e1","debug":"{{{text}}}","type":"slash_commands","payload":{{{Command(7, text)}}} }"""),
                WebSocketMessageType.Text, fragment: 999);
        await slack.Sockets.DeliverAsync("slash_commands", Command(8, "ping"), takesAnswer: true);
        await slack.Sockets.Acknowledgements.WaitForAsync(1, Limits.Patience);
        Assert.Equal([text, "ping"], gateway.Inbox.Read(gateway.Channel).Select(message => message.Text));
        Assert.Equal(1, slack.Sockets.Connections.Count);
    }

    [Fact]
    public async Task every_recorded_frame_and_twenty_mutations_of_each_leave_the_connection_at_work()
    {
        var frames = FixtureFolder.All()
            .Where(
                fixture =>
                    fixture.File.Contains("_sm_", StringComparison.Ordinal)
                        && !fixture.File.Contains("link_disabled", StringComparison.Ordinal))
            .ToList();
        Assert.SkipWhen(frames.Count == 0, FixtureFolder.Missing);
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        await slack.Sockets.Connections.WaitForAsync(1, Limits.Patience);
        var random = new Random(20261122);
        foreach (var frame in frames.Select(fixture => fixture.Body))
        {
            await slack.Sockets.SendRawAsync(frame, WebSocketMessageType.Text);
            for (var i = 0; i < Mutations; i++)
            {
                var mutated = (byte[])frame.Clone();
                mutated[random.Next(mutated.Length)] = (byte)random.Next(32, 127);
                await slack.Sockets.SendRawAsync(mutated, WebSocketMessageType.Text);
            }
        }

        await slack.Sockets.DeliverAsync("slash_commands", Command(1, "ping"), takesAnswer: true);
        await slack.Sockets.Acknowledgements.WaitForAsync(1, Limits.Patience);
        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains(" 2162 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task too_many_connections_are_no_reason_to_hurry()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Sockets.MaxConnections = 0;
        await using var gateway = await StartAsync(slack);
        await gateway.Time.TimerDueInAsync(TimeSpan.FromSeconds(30), Limits.Patience);
        Assert.Equal(0, slack.Sockets.Connections.Count);
        slack.Sockets.MaxConnections = 10;
        gateway.Time.Advance(TimeSpan.FromSeconds(30));
        // The wait of the back-off comes on top.
        await gateway.Time.TimerSetWithinAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromSeconds(2));
        await slack.Sockets.Connections.WaitForAsync(1, Limits.Patience);
    }

    [Theory]
    [InlineData("not_authed")]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    public async Task a_token_that_is_of_no_use_is_not_tried_again(string error)
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Answer("apps.connections.open", SlackError.Of(error));
        await using var gateway = await StartAsync(slack);
        await gateway.Logs.WaitForAsync($"Socket Mode does not work (Slack: {error})", Limits.Patience);
        Assert.Single(slack.OthersOf("apps.connections.open"));
    }

    [Theory]
    [InlineData(200, "access_denied")]
    [InlineData(200, "ekm_access_denied")]
    [InlineData(200, "accesslimited")]
    [InlineData(401, "")]
    [InlineData(403, "")]
    public async Task a_refusal_that_may_pass_is_tried_again_after_a_minute(int status, string error)
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Answer("apps.connections.open", error.Length > 0 ? SlackError.Of(error) : new(status, "<html>"));
        await using var gateway = await StartAsync(slack);
        await gateway.Logs.WaitForAsync("no connection by Socket Mode", Limits.Patience);
        await gateway.Time.TimerDueInAsync(TimeSpan.FromMinutes(1), Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromMinutes(1));
        // The wait of the back-off comes on top.
        await gateway.Time.TimerSetWithinAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromSeconds(2));
        await slack.Sockets.Connections.WaitForAsync(1, Limits.Patience);
    }

    [Fact]
    public async Task connections_that_end_right_behind_their_hello_are_followed_more_and_more_slowly()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        for (var number = 1; number <= 3; number++)
        {
            await slack.Sockets.Connections.WaitForAsync(number, Limits.Patience);
            await slack.Sockets.DisconnectAsync("refresh_requested");
            var ended = gateway.Time.GetUtcNow();
            var since = TimeProvider.System.GetTimestamp();
            while (slack.Sockets.Connections.Count == number && TimeProvider.System.GetElapsedTime(since) < Limits.Patience)
            {
                gateway.Time.Advance(TimeSpan.FromSeconds(0.25));
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            var waited = gateway.Time.GetUtcNow() - ended;
            Assert.True(waited >= TimeSpan.FromSeconds(1 << (number - 1)), $"connection {number} was followed after {waited}");
        }

        await slack.Sockets.Connections.WaitForAsync(4, Limits.Patience);
        // One that was of use is followed at once.
        await slack.Sockets.DeliverAsync("slash_commands", Command(1, "ping"), takesAnswer: true);
        await slack.Sockets.Acknowledgements.WaitForAsync(1, Limits.Patience);
        await slack.Sockets.DisconnectAsync("refresh_requested");
        await slack.Sockets.Connections.WaitForAsync(5, Limits.Patience);
    }

    [Fact]
    public async Task a_link_that_was_switched_off_stays_off()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await StartAsync(slack);
        await slack.Sockets.Connections.WaitForAsync(1, Limits.Patience);
        await slack.Sockets.DisconnectAsync("link_disabled");
        await gateway.Logs.WaitForAsync("Socket Mode was switched off", Limits.Patience);
        Assert.Equal(1, slack.Sockets.Connections.Count);
    }

    [Theory]
    [InlineData("wss://wss-primary.slack.com.evil.example/link")]
    [InlineData("ws://wss-primary.slack.com/link")]
    [InlineData("wss://evil.example/link")]
    [InlineData("https://wss-primary.slack.com/link")]
    [InlineData("no address")]
    public async Task cannot_be_led_to_another_host_when_a_socket_is_opened(string url)
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Answer("apps.connections.open", new(200, JsonSerializer.Serialize(new { ok = true, url })), times: 2);
        await using var gateway = await StartAsync(slack);
        await gateway.Time.TimerSetWithinAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), Limits.Patience);
        Assert.Equal(0, slack.Sockets.Connections.Count);
    }

    private static async Task DisturbAsync(FakeSlack slack, int number)
    {
        var connections = slack.Sockets.Connections.Count;
        if (number % 100 == 30)
            await slack.Sockets.DisconnectAsync("warning");
        else if (number % 100 == 60)
            await slack.Sockets.DisconnectAsync("refresh_requested");
        else if (number % 200 == 90)
            slack.Sockets.Cut();
        else
            return;
        await slack.Sockets.Connections.WaitForAsync(connections + 1, Limits.Patience);
    }

    private static Task<TestGateway> StartAsync(FakeSlack slack, TimeProvider? clock = null) =>
        TestGateway.StartAsync(
            TestGateway.Options(slack: SlackGateway.Options(slack.ApiUrl) with { AppToken = "xapp-canary", SigningSecrets = [] }),
            clock: clock);

    private static string Command(int number, string text) => $$"""
        {"team_id":"T1","user_id":"U1","user_name":"ada","command":"/alfred","text":"{{text}}","trigger_id":"trigger.{{number}}","response_url":"https://hooks.slack.com/commands/T1/1/x"}
        """;
}
