using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>What Slack's history says about a message whose sending ended without an answer.</summary>
public sealed class SlackEvidenceTests
{
    [Theory]
    [InlineData("slack:T1:C1:1.1")]
    [InlineData("slack:T1:D1")]
    [InlineData("slack:T1:U1")]
    public async Task a_message_that_slack_has_is_found_by_its_row_and_one_that_it_has_not_is_absent(string address)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var sent = Assert.IsType<SendResult.Sent>(await gateway.Channel.SendAsync(Message(address, 42, "hi"), CancellationToken.None));
        Assert.Equal(new SendEvidence.Found(sent.ProviderId), await FindAsync(gateway, Message(address, 42, "hi")));
        Assert.Equal(new SendEvidence.Absent(), await FindAsync(gateway, Message(address, 43, "hi")));
    }

    [Fact]
    public async Task of_a_long_reply_only_what_is_missing_is_sent_again()
    {
        await using var slack = await FakeSlack.StartAsync();
        var text = new string('a', 4_000) + new string('b', 4_000);
        await using (var first = await SlackGateway.StartAsync(slack.ApiUrl))
        {
            await first.Channel.SendAsync(Message("slack:T1:C1:1.1", 42, text[..4_000]), CancellationToken.None);
        }

        // Another process, which remembers nothing of the first part.
        await using var second = await SlackGateway.StartAsync(slack.ApiUrl);
        Assert.Equal(new SendEvidence.Absent(), await FindAsync(second, Message("slack:T1:C1:1.1", 42, text)));
        Assert.IsType<SendResult.Sent>(await second.Channel.SendAsync(Message("slack:T1:C1:1.1", 42, text), CancellationToken.None));
        Assert.Equal("ab", string.Concat(slack.Sent.All.Select(call => call.Text![0])));
    }

    [Fact]
    public async Task what_left_before_an_ordinary_restart_is_not_sent_again()
    {
        await using var slack = await FakeSlack.StartAsync();
        var parts = new RecordingParts();
        var message = Message("slack:T1:C1:1.1", 42, new string('a', 4_000) + new string('b', 4_000));
        await using (var first = await SlackGateway.StartAsync(slack.ApiUrl, parts))
        {
            slack.AnswerNext(new FakeAnswer.Respond(200, """{"ok":true,"ts":"1.2"}"""));
            slack.AnswerNext(SlackError.RateLimited(TimeSpan.FromSeconds(30)));
            Assert.IsType<SendResult.Later>(await first.Channel.SendAsync(message, CancellationToken.None));
        }

        await using var second = await SlackGateway.StartAsync(slack.ApiUrl, parts);
        Assert.IsType<SendResult.Sent>(await second.Channel.SendAsync(message, CancellationToken.None));
        Assert.Equal("abb", string.Concat(slack.Calls.All.Select(call => call.Text![0])));
    }

    [Fact]
    public async Task evidence_of_what_left_is_noted_and_adds_to_what_travelled_in_a_response()
    {
        await using var slack = await FakeSlack.StartAsync();
        var parts = new RecordingParts();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl, parts);
        var text = new string('a', 4_000) + new string('b', 4_000);
        await gateway.Channel.SendAsync(Message("slack:T1:C1:1.1", 42, text[..4_000]), CancellationToken.None);
        Assert.Equal(new SendEvidence.Absent(), await FindAsync(gateway, Message("slack:T1:C1:1.1", 42, text)));
        Assert.Equal(1, await parts.CountAsync(42, CancellationToken.None));

        // The first part is in no history, the second one is.
        await parts.NoteAsync(43, 1, CancellationToken.None);
        await gateway.Channel.SendAsync(Message("slack:T1:C1:1.1", 43, text), CancellationToken.None);
        Assert.IsType<SendEvidence.Found>(await FindAsync(gateway, Message("slack:T1:C1:1.1", 43, text)));
    }

    [Fact]
    public async Task a_message_behind_many_others_is_found_page_by_page()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        for (var id = 1; id <= 250; id++)
            await gateway.Channel.SendAsync(Message("slack:T1:C1:1.1", id, "hi"), CancellationToken.None);
        Assert.IsType<SendEvidence.Found>(await FindAsync(gateway, Message("slack:T1:C1:1.1", 1, "hi")));
        Assert.Equal(3, slack.OthersOf("conversations.replies").Count);
    }

    [Fact]
    public async Task where_slack_cannot_be_asked_there_is_no_news()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Answer("conversations.replies", SlackError.Of("missing_scope"));
        Assert.Equal(new SendEvidence.Unknown(), await FindAsync(gateway, Message("slack:T1:C1:1.1", 42, "hi")));
        slack.Answer("conversations.replies", new FakeAnswer.Respond(503, ""));
        Assert.Equal(new SendEvidence.Unknown(), await FindAsync(gateway, Message("slack:T1:C1:1.1", 42, "hi")));
        Assert.Equal(new SendEvidence.Unknown(), await FindAsync(gateway, Message($"slack-url:{slack.ResponseUrl("x")}", 42, "hi")));
    }

    private static Task<SendEvidence> FindAsync(TestGateway gateway, OutboundMessage message) =>
        gateway.Channel.FindSentAsync(message, gateway.Time.GetUtcNow(), CancellationToken.None);

    private static OutboundMessage Message(string address, long id, string text) =>
        new(id, new ConversationId("slack:T1:U1"), new Address(address), new Reply(text));
}
