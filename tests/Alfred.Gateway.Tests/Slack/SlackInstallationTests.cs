using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>The end of an installation, and what is known of the people in it.</summary>
public sealed class SlackInstallationTests
{
    private const string Removed = """{"type":"event_callback","team_id":"T111","event":{"type":"app_uninstalled"}}""";

    [Theory]
    [InlineData(Removed)]
    [
        InlineData(
            """{"type":"event_callback","team_id":"T111","event":{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["UBOT"]}}}""")]
    public async Task an_ended_installation_sends_nothing_and_goes_on_once_it_works_again(string end)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.Logs.WaitForAsync("the bot's token works", Limits.Patience);
        slack.Answer("auth.test", SlackError.Of("account_inactive"));
        await gateway.EventAsync(end);
        Assert.IsType<SendResult.Stopped>(await SendAsync(gateway));
        Assert.Empty(slack.Calls.All);
        await gateway.Logs.WaitForAsync("nothing is sent (Slack: ", Limits.Patience);

        // The first question is still refused, the second is not.
        for (var i = 0; i < 2; i++)
        {
            await gateway.Time.TimerDueInAsync(TimeSpan.FromMinutes(1), Limits.Patience);
            gateway.Time.Advance(TimeSpan.FromMinutes(1));
            await slack.AuthTests.WaitForAsync(i + 2, Limits.Patience);
        }

        await gateway.Logs.WaitForAsync(
            lines => lines.Count(line => line.Contains("the bot's token works", StringComparison.Ordinal)) == 2, Limits.Patience);
        Assert.IsType<SendResult.Sent>(await SendAsync(gateway));
    }

    [Fact]
    public async Task an_end_outlives_the_process_until_the_credentials_change()
    {
        await using var slack = await FakeSlack.StartAsync();
        var notes = new ChannelStateInMemory();
        await using (var first = await StartAsync(slack, notes))
        {
            await first.Logs.WaitForAsync("the bot's token works", Limits.Patience);
            await first.EventAsync(Removed);
            await first.Time.TimerDueInAsync(TimeSpan.FromMinutes(1), Limits.Patience);
            Assert.Contains("app_uninstalled", notes.All["slack:stopped"], StringComparison.Ordinal);
            Assert.DoesNotContain("canary", notes.All["slack:stopped"], StringComparison.Ordinal);
        }

        // Slack does not answer at all: only the note tells.
        slack.Answer("auth.test", SlackError.Of("internal_error"), times: 2);
        await using (var second = await StartAsync(slack, notes))
        {
            await slack.AuthTests.WaitForAsync(2, Limits.Patience);
            Assert.IsType<SendResult.Stopped>(await SendAsync(second));
        }

        await using var mended = await StartAsync(slack, notes, "xoxb-new");
        await slack.AuthTests.WaitForAsync(3, Limits.Patience);
        Assert.IsType<SendResult.Sent>(await SendAsync(mended));
    }

    [Fact]
    public async Task tokens_of_people_are_no_business_of_the_bots()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        await gateway.EventAsync(
            """{"type":"event_callback","team_id":"T111","event":{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}}""");
        Assert.IsType<SendResult.Sent>(await SendAsync(gateway));
    }

    [Fact]
    public async Task name_and_zone_of_a_person_are_asked_once_a_day()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Users["U1"] = ("Ada", "America/New_York");
        slack.Users["U2"] = ("", "Nowhere/Land");
        Assert.Equal(("Ada", "America/New_York"), await EnrichSenderAsync(gateway, "U1"));
        Assert.Equal(("Ada", "America/New_York"), await EnrichSenderAsync(gateway, "U1"));
        Assert.Equal(("Real Name", null), await EnrichSenderAsync(gateway, "U2"));
        Assert.Equal(("as shown", null), await EnrichSenderAsync(gateway, "U3"));
        Assert.Equal(3, slack.OthersOf("users.info").Count);
        gateway.Time.Advance(TimeSpan.FromHours(24));
        slack.Users["U1"] = ("Ada L.", "Europe/Madrid");
        Assert.Equal(("Ada L.", "Europe/Madrid"), await EnrichSenderAsync(gateway, "U1"));
    }

    private static async Task<(string? Name, string? Zone)> EnrichSenderAsync(TestGateway gateway, string user)
    {
        var address = new Address($"slack:T1:{user}");
        var message = await gateway.Channel.EnrichSenderAsync(
            new InboundMessage
            {
                Sender = new Identity($"slack:T1:{user}"),
                SenderName = "as shown",
                Conversation = new ConversationId($"slack:T1:{user}"),
                Text = "hi",
                ReplyTo = address,
                StandingAddress = address,
            },
            CancellationToken.None);
        return (message.SenderName, message.SenderZone);
    }

    private static Task<TestGateway> StartAsync(FakeSlack slack, ChannelStateInMemory notes, string token = "xoxb-token-canary") =>
        TestGateway.StartAsync(TestGateway.Options(slack: SlackGateway.Options(slack.ApiUrl) with { BotToken = token }), notes: notes);

    private static Task<SendResult> SendAsync(TestGateway gateway) =>
        gateway.Channel.SendAsync(
            new OutboundMessage(1, new ConversationId("slack:T1:U1"), new Address("slack:T1:U1"), new Reply("hi")), CancellationToken.None);
}
