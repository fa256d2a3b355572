using Alfred.Channels;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>Tokens that live twelve hours, and refresh tokens that are good once.</summary>
public sealed class SlackRotationTests
{
    [Fact]
    public async Task the_first_pair_is_bought_at_the_start_kept_encrypted_and_used()
    {
        await using var slack = await StartSlackAsync();
        var notes = new ChannelStateInMemory();
        await using var gateway = await StartAsync(slack, notes);
        await gateway.Logs.WaitForAsync("the bot's token was replaced", Limits.Patience);
        Assert.IsType<SendResult.Sent>(await SendAsync(gateway));
        Assert.Equal("Bearer xoxe.xoxb-access-canary-1", slack.Sent.All[0].Authorization);
        Assert.DoesNotContain("canary", notes.All["slack:token"], StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_next_process_goes_on_with_the_stored_pair()
    {
        await using var slack = await StartSlackAsync();
        var notes = new ChannelStateInMemory();
        await using (var first = await StartAsync(slack, notes))
            await first.Logs.WaitForAsync("the bot's token was replaced", Limits.Patience);
        await using var second = await StartAsync(slack, notes);
        await slack.AuthTests.WaitForAsync(1, Limits.Patience);
        await second.Time.TimerDueInAsync(TimeSpan.FromHours(10), Limits.Patience);
        Assert.IsType<SendResult.Sent>(await SendAsync(second));
        Assert.Single(slack.OthersOf("oauth.v2.access"));
        // Two hours before its end it is replaced.
        second.Time.Advance(TimeSpan.FromHours(10));
        await slack.Others.WaitForAsync(
            calls => calls.Count(call => call.Method == "oauth.v2.access") == 2, "the second exchange", Limits.Patience);
    }

    [Fact]
    public async Task a_token_that_ran_out_is_replaced_once_for_everybody_who_noticed()
    {
        await using var slack = await StartSlackAsync();
        await using var gateway = await StartAsync(slack, new ChannelStateInMemory());
        await gateway.Logs.WaitForAsync("the bot's token was replaced", Limits.Patience);
        slack.ExpiredTokens = [slack.GoodToken!];
        slack.GoodToken = "none";
        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => SendAsync(gateway, id)));
        Assert.All(results, result => Assert.IsType<SendResult.Sent>(result));
        Assert.Equal(2, slack.OthersOf("oauth.v2.access").Count);
        Assert.Equal(20, slack.Sent.Count);
    }

    [Fact]
    public async Task nothing_is_exchanged_while_it_could_not_be_kept()
    {
        await using var slack = await StartSlackAsync();
        var notes = new ChannelStateInMemory { IsAway = true };
        await using var gateway = await StartAsync(slack, notes);
        await gateway.Time.TimerDueInAsync(TimeSpan.FromMinutes(1), Limits.Patience);
        Assert.Empty(slack.OthersOf("oauth.v2.access"));
        Assert.IsType<SendResult.Later>(await SendAsync(gateway));
        notes.IsAway = false;
        gateway.Time.Advance(TimeSpan.FromMinutes(1));
        await gateway.Logs.WaitForAsync("the bot's token was replaced", Limits.Patience);
    }

    [Fact]
    public async Task a_refresh_token_that_is_refused_is_told_to_the_operator()
    {
        await using var slack = await StartSlackAsync();
        slack.RefreshToken = "another";
        await using var gateway = await StartAsync(slack, new ChannelStateInMemory());
        await gateway.Logs.WaitForAsync("cannot be replaced (Slack: invalid_refresh_token)", Limits.Patience);
    }

    [Fact]
    public void a_sealed_pair_opens_with_its_secret_only()
    {
        var pair = new TokenPair("access", "refresh", DateTimeOffset.UnixEpoch, "origin");
        var note = pair.Seal("secret");
        Assert.Equal(pair, TokenPair.Open(note, "secret"));
        Assert.NotEqual(note, pair.Seal("secret"));
        Assert.Null(TokenPair.Open(note, "another"));
        Assert.Null(TokenPair.Open(note[..20], "secret"));
        Assert.Null(TokenPair.Open("no base64", "secret"));
    }

    private static async Task<FakeSlack> StartSlackAsync()
    {
        var slack = await FakeSlack.StartAsync();
        slack.GoodToken = "xoxb-token-canary";
        slack.RefreshToken = "xoxe-1-first-canary";
        return slack;
    }

    private static Task<TestGateway> StartAsync(FakeSlack slack, ChannelStateInMemory notes) => TestGateway.StartAsync(
        TestGateway.Options(
            slack: SlackGateway.Options(slack.ApiUrl) with
            {
                Rotation = new SlackRotation("xoxe-1-first-canary", "client", "client-secret-canary"),
            }),
            notes: notes);

    private static Task<SendResult> SendAsync(TestGateway gateway, long id = 1) =>
        gateway.Channel.SendAsync(
            new OutboundMessage(id, new ConversationId("slack:T1:U1"), new Address("slack:T1:U1"), new Reply("hi")),
            CancellationToken.None);
}
