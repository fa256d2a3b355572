using System.Text;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Gateway.Tests.Slack;

public sealed class SlackFileTests
{
    [Theory]
    [InlineData("slack:T1:C1:1.1", "C1", "1.1")]
    [InlineData("slack:T1:U1", "DU1", null)]
    public async Task a_file_is_uploaded_and_shared_where_the_text_went(string address, string channel, string? thread)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        var result = await gateway.Channel.SendAsync(Message(address), CancellationToken.None);
        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal("day,amount\n", Encoding.UTF8.GetString(slack.Uploaded["october.csv"]));
        var shared = Assert.Single(slack.OthersOf("files.completeUploadExternal"));
        Assert.Contains($"\"channel_id\":\"{channel}\"", shared.Json, StringComparison.Ordinal);
        Assert.Equal(thread, shared.ThreadTs);
        Assert.Equal("Here it is.", Assert.Single(slack.Sent.All).Text);
    }

    [Fact]
    public async Task a_file_that_did_not_get_through_is_tried_again_without_the_text_before_it()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Answer("files.getUploadURLExternal", SlackError.Of("internal_error"));
        Assert.IsType<SendResult.Later>(await gateway.Channel.SendAsync(Message("slack:T1:C1:1.1"), CancellationToken.None));
        Assert.IsType<SendResult.Sent>(await gateway.Channel.SendAsync(Message("slack:T1:C1:1.1"), CancellationToken.None));
        Assert.Single(slack.Sent.All);
        Assert.Single(slack.OthersOf("files.completeUploadExternal"));
    }

    [Theory]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    public async Task a_file_that_slack_may_have_shared_is_not_shared_again_blindly(string error)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Answer("files.completeUploadExternal", SlackError.Of(error));
        Assert.IsType<SendResult.Unknown>(await gateway.Channel.SendAsync(Message("slack:T1:C1:1.1"), CancellationToken.None));
    }

    [Fact]
    public async Task what_a_command_cannot_answer_in_its_response_follows_at_once_into_direct_messages()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        gateway.Replies.ReadyReply = Message("slack:T1:U1").Reply;
        using var response = await gateway.SlackAsync(
            SlackWebhookRequest.Command("T1", "U1", "/alfred", "export", "t1", slack.ResponseUrl("r")), SlackGateway.Form);
        Assert.Contains("Here it is.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await slack.Others.WaitForAsync(
            calls => calls.Any(call => call.Method == "files.completeUploadExternal"), "the file", Limits.Patience);
        Assert.Empty(slack.Sent.All);
    }

    [Fact]
    public async Task a_file_of_a_message_is_fetched_with_the_token_and_only_from_slack()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var gateway = await SlackGateway.StartAsync(slack.ApiUrl);
        slack.Downloads["receipt.pdf"] = [1, 2, 3];
        await gateway.EventAsync(SlackGateway.Event($$"""
            {"type":"message","subtype":"file_share","channel_type":"im","user":"U1","text":"lunch","ts":"1.1","channel":"D1","files":[
              {"id":"F1","name":"receipt.pdf","mimetype":"application/pdf","url_private":"https://files.slack.com/x","url_private_download":"{{slack.DownloadUrl("receipt.pdf")}}"},
              {"id":"F2","name":"note.m4a","mimetype":"audio/mp4","subtype":"slack_audio","url_private":"https://files.slack.com/y"},
              {"id":"F3","mode":"tombstone"}]}
            """));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            "lunch: Document receipt.pdf, Voice note.m4a",
            $"{message.Text}: {string.Join(", ", message.Files.Select(file => $"{file.Kind} {file.Name}"))}");

        Assert.Equal([1, 2, 3], (await gateway.Channel.FetchAsync(message.Files[0], 3, CancellationToken.None))!.Value.ToArray());
        Assert.Null(await gateway.Channel.FetchAsync(message.Files[0], 2, CancellationToken.None));
        foreach (
            var url in new[] { slack.DownloadUrl("gone").AbsoluteUri, "https://files.slack.com.evil.example/x",
                "http://169.254.169.254/latest", "no address" })
            Assert.Null(await gateway.Channel.FetchAsync(message.Files[0] with { Reference = url }, 100, CancellationToken.None));
        // Without a good token Slack leads to the page where people sign in.
        slack.GoodToken = "another";
        Assert.Null(await gateway.Channel.FetchAsync(message.Files[0], 100, CancellationToken.None));
    }

    private static OutboundMessage Message(string address) => new(
        42, new ConversationId("slack:T1:U1"), new Address(address),
        new Reply("Here it is.") { File = new ReplyFile("october.csv", "text/csv", "day,amount\n"u8.ToArray()) });
}
