using System.Net;
using System.Text;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Sending;

public sealed class SlackSendTests
{
    [Theory]
    [InlineData("slack:T1:C1:1.1", "C1", "1.1")]
    [InlineData("slack:T1:D1", "D1", null)]
    [InlineData("slack:T1:U1", "U1", null)]
    public async Task a_post_goes_into_its_channel_and_thread_and_pings_nobody(string address, string channel, string? thread)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(gateway, address, "Added <!channel> & \"€\""));
        var call = Assert.Single(slack.Sent.All);
        Assert.Equal((channel, thread, "Added &lt;!channel&gt; &amp; \"€\""), (call.Channel, call.ThreadTs, call.Text));
        Assert.Equal("Bearer xoxb-token-canary", call.Authorization);
        Assert.Matches(@"^\d{10}\.\d{6}$", sent.ProviderId);
        using var json = JsonDocument.Parse(call.Json);
        Assert.False(json.RootElement.GetProperty("unfurl_links").GetBoolean());
    }

    [Theory]
    [InlineData("ratelimited", "Later Message")]
    [InlineData("rate_limited", "Later Message")]
    [InlineData("internal_error", "Unknown")]
    [InlineData("fatal_error", "Unknown")]
    [InlineData("service_unavailable", "Later Message")]
    [InlineData("request_timeout", "Later Message")]
    [InlineData("team_added_to_org", "Later Message")]
    [InlineData("invalid_auth", "Stopped")]
    [InlineData("token_revoked", "Stopped")]
    [InlineData("token_expired", "Stopped")]
    [InlineData("missing_scope", "Stopped")]
    [InlineData("account_inactive", "Stopped")]
    [InlineData("channel_not_found", "Refused")]
    [InlineData("not_in_channel", "Refused")]
    [InlineData("is_archived", "Refused")]
    [InlineData("msg_too_long", "Refused")]
    [InlineData("an_error_of_2027", "Refused")]
    public async Task each_class_of_error_becomes_its_result(string error, string expected)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(SlackError.Of(error));
        Assert.Equal(expected, Describe(await SendAsync(gateway, "slack:T1:C1", "hi")));
    }

    [Theory]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    public async Task what_only_one_person_sees_is_in_no_history_and_simply_tried_again(string error)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(SlackError.Of(error));
        var message = Message("slack:T1:C1:1.1:1.1:U7", new Reply("not for you") { IsPrivate = true });
        Assert.Equal("Later Message", Describe(await gateway.Channel.SendAsync(message, CancellationToken.None)));
    }

    [Fact]
    public async Task the_rate_limit_rests_its_method_for_as_long_as_slack_says_and_no_other()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(SlackError.RateLimited(TimeSpan.FromSeconds(30)));
        Assert.Equal("Later Message 30", Describe(await SendAsync(gateway, "slack:T1:C1", "hi")));
        gateway.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("Later Message 10", Describe(await SendAsync(gateway, "slack:T1:C2", "hi")));
        Assert.Equal("Sent", Describe(await SendAsync(gateway, $"slack-url:{slack.ResponseUrl("x")}", "another way")));
        gateway.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("Sent", Describe(await SendAsync(gateway, "slack:T1:C2", "hi")));
        Assert.Equal(2, slack.Calls.All.Count(call => call.Method == "chat.postMessage"));
    }

    [Theory]
    [InlineData(200, "<html>", "Unknown")]
    [InlineData(200, "{}", "Unknown")]
    [InlineData(503, "", "Later Message")]
    [InlineData(404, "", "Refused")]
    public async Task an_odd_answer_is_judged_by_what_is_known(int status, string body, string expected)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(new FakeAnswer.Respond(status, body));
        Assert.Equal(expected, Describe(await SendAsync(gateway, "slack:T1:C1", "hi")));
    }

    [Fact]
    public async Task a_connection_that_breaks_after_the_request_leaves_the_outcome_unknown()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(new FakeAnswer.Cut());
        Assert.Equal("Unknown", Describe(await SendAsync(gateway, "slack:T1:C1", "hi")));
    }

    [Fact]
    public async Task a_long_text_is_cut_at_four_thousand()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var text = new string('a', 9_000);
        await SendAsync(gateway, "slack:T1:C1", text);
        Assert.Equal("4000 4000 1000", string.Join(' ', slack.Sent.All.Select(call => call.Text!.Length)));
    }

    [Fact]
    public async Task a_response_url_gets_the_answer_without_our_token()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        Assert.Equal("Sent", Describe(await SendAsync(gateway, $"slack-url:{slack.ResponseUrl("T1/secret-path")}", "pong & more")));
        var call = Assert.Single(slack.Sent.All);
        Assert.Equal(("response_url", "", "ephemeral", "pong &amp; more"), (call.Method, call.Authorization, call.ResponseType, call.Text));
        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains("secret-path", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404, """{"ok":false,"error":"expired_url"}""")]
    [InlineData(404, """{"ok":false,"error":"used_url"}""")]
    [InlineData(404, "no_service")]
    [InlineData(403, "")]
    [InlineData(200, """{"ok":false,"error":"invalid_auth"}""")]
    public async Task an_answer_whose_response_url_is_used_up_goes_into_the_persons_direct_messages(int status, string body)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(new FakeAnswer.Respond(status, body));
        Assert.Equal("Sent", Describe(await SendAsync(gateway, $"slack-url:U1:{slack.ResponseUrl("x")}", "pong")));
        var direct = Assert.Single(slack.Sent.All);
        Assert.Equal(("chat.postMessage", "U1", "pong"), (direct.Method, direct.Channel, direct.Text));
    }

    [Fact]
    public async Task a_response_url_that_ran_out_is_not_even_tried()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var message = Message($"slack-url:U1:{slack.ResponseUrl("x")}", new Reply("pong")) with
        {
            HeardAt = gateway.Time.GetUtcNow().AddMinutes(-30),
        };
        Assert.Equal("Sent", Describe(await gateway.Channel.SendAsync(message, CancellationToken.None)));
        Assert.Equal("chat.postMessage U1", string.Join(' ', slack.Calls.All.Select(call => $"{call.Method} {call.Channel}")));
    }

    [Fact]
    public async Task the_sixth_part_of_an_answer_goes_on_in_direct_messages()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        Assert.Equal("Sent", Describe(await SendAsync(gateway, $"slack-url:U1:{slack.ResponseUrl("x")}", new string('a', 24_000))));
        Assert.Equal("url url url url url U1", string.Join(' ', slack.Sent.All.Select(call => call.Channel ?? "url")));
    }

    [Fact]
    public async Task an_answer_that_only_one_person_was_to_see_goes_nowhere_else()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(new FakeAnswer.Respond(404, "no_service"));
        var message = Message($"slack-url:{slack.ResponseUrl("x")}", new Reply("pong"));
        Assert.Equal("Refused", Describe(await gateway.Channel.SendAsync(message, CancellationToken.None)));
        Assert.Empty(slack.Sent.All);
    }

    [Theory]
    [InlineData(500, "Later Message")]
    [InlineData(429, "Later Message")]
    public async Task a_response_url_in_trouble_is_tried_again_and_never_stops_the_channel(int status, string expected)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.AnswerNext(new FakeAnswer.Respond(status, ""));
        Assert.Equal(expected, Describe(await SendAsync(gateway, $"slack-url:{slack.ResponseUrl("x")}", "pong")));
    }

    [Fact]
    public async Task a_private_reply_in_a_channel_is_shown_to_its_person_alone()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var message = Message("slack:T1:C1:1.1:1.1:U7", new Reply("not for you") { IsPrivate = true });
        Assert.Equal("Sent", Describe(await gateway.Channel.SendAsync(message, CancellationToken.None)));
        slack.AnswerNext(SlackError.Of("user_not_in_channel"));
        Assert.Equal("Sent", Describe(await gateway.Channel.SendAsync(message with { Id = 43 }, CancellationToken.None)));
        Assert.Equal(
            "chat.postEphemeral C1, chat.postMessage U7",
            string.Join(", ", slack.Sent.All.Select(call => $"{call.Method} {call.Channel}")));
        Assert.Contains("\"user\":\"U7\"", slack.Sent.All[0].Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("✅", "Done.", "Done.")]
    [InlineData("✅", "", null)]
    [InlineData("🦔", "", "🦔")]
    [InlineData("🦔", "Done.", "Done.")]
    public async Task a_reaction_is_put_on_the_answered_message_and_said_only_when_it_cannot(string emoji, string text, string? said)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var message = Message("slack:T1:C1:1.1:1.2:U7", new Reply(text) { Reaction = emoji });
        for (var i = 0; i < 2; i++)
            Assert.Equal("Sent", Describe(await gateway.Channel.SendAsync(message with { Id = i }, CancellationToken.None)));
        Assert.Equal(said, slack.Sent.All.FirstOrDefault()?.Text);
        var reactions = slack.OthersOf("reactions.add");
        Assert.Equal(emoji == "✅" ? 2 : 0, reactions.Count);
        Assert.All(
            reactions,
            reaction => Assert.Contains("\"timestamp\":\"1.2\",\"name\":\"white_check_mark\"", reaction.Json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_text_of_signs_that_are_escaped_is_cut_by_what_slack_gets()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await SendAsync(gateway, "slack:T1:C1", new string('&', 3_000));
        Assert.All(slack.Sent.All, call => Assert.InRange(call.Text!.Length, 1, 4_000));
        Assert.Equal(3_000, slack.Sent.All.Sum(call => call.Text!.Length) / "&amp;".Length);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://hooks.slack.com/commands/1")]
    [InlineData("https://hooks.slack.com.evil.example/commands/1")]
    [InlineData("https://hooks.slack.com:8443/commands/1")]
    [InlineData("https://hooks.slack.com@evil.example/commands/1")]
    [InlineData("file:///etc/passwd")]
    public async Task cannot_send_to_a_response_url_when_it_is_not_slacks(string url)
    {
        await using var gateway = await SlackGateway.StartAsync();
        Assert.Equal("Refused", Describe(await SendAsync(gateway, $"slack-url:{url}", "pong")));
    }

    [Fact]
    public async Task cannot_use_the_api_urls_origin_for_response_urls_when_in_production()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(slack: SlackGateway.Options(slack.ApiUrl), isProduction: true));
        Assert.Equal("Refused", Describe(await SendAsync(gateway, $"slack-url:{slack.ResponseUrl("x")}", "pong")));
        Assert.Equal(0, slack.Calls.Count);
    }

    [Fact]
    public async Task in_production_events_of_another_workspace_are_dropped_once_slack_told_ours()
    {
        await using var slack = await FakeSlack.StartAsync(teamId: "T111", botUserId: "W111");
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(slack: SlackGateway.Options(slack.ApiUrl), isProduction: true));
        await slack.AuthTests.WaitForAsync(1, Limits.Patience);
        await gateway.Logs.WaitForAsync("the bot's token works", Limits.Patience);
        const string Mention = """{"type":"app_mention","user":"U222","text":"<@W111> hi","ts":"1.1","channel":"C111"}""";
        await gateway.EventAsync(SlackGateway.Event(Mention, team: "TOTHER"));
        Assert.Empty(gateway.Inbox.Deliveries);
        await gateway.EventAsync(SlackGateway.Event(Mention.Replace("U222", "W111", StringComparison.Ordinal)));
        Assert.Empty(gateway.Inbox.Deliveries);
        await gateway.EventAsync(SlackGateway.Event(Mention));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task in_production_another_teams_event_is_not_taken_before_slack_told_which_is_ours()
    {
        await using var slack = await FakeSlack.StartAsync(teamId: "T111", botUserId: "W111");
        slack.Answer("auth.test", SlackError.Of("internal_error"));
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options(slack: SlackGateway.Options(slack.ApiUrl), isProduction: true));
        const string Mention = """{"type":"app_mention","user":"U222","text":"<@W111> hi","ts":"1.1","channel":"C111"}""";
        const string Command = "command=%2Falfred&text=ping&user_id=U222&team_id=TOTHER&channel_id=C111&trigger_id=t1";
        foreach (var (body, type) in ((string, string)[])
        [
            (SlackGateway.Event(Mention, team: "TOTHER"), SlackGateway.Json), (SlackGateway.Event(Mention), SlackGateway.Json),
            (Command, SlackGateway.Form),
        ])
        {
            using var early = await gateway.SlackAsync(Encoding.UTF8.GetBytes(body), type);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        }

        using var handshake = await gateway.SlackAsync("""{"type":"url_verification","challenge":"c"}"""u8.ToArray());
        Assert.Equal("c", await handshake.Content.ReadAsStringAsync());
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    private static Task<SendResult> SendAsync(TestGateway gateway, string address, string text) =>
        gateway.Channel.SendAsync(Message(address, new Reply(text)), CancellationToken.None);

    private static OutboundMessage Message(string address, Reply reply) =>
        new(42, new ConversationId($"chat-{42:x32}"), new Address(address), reply);

    private static string Describe(SendResult result) => result switch
    {
        SendResult.Later later => $"Later {later.Scope} {later.RetryAfter?.TotalSeconds}".TrimEnd(),
        _ => result.GetType().Name,
    };
}
