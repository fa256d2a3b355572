using System.Text;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Graph;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class MediaTests
{
    private static readonly byte[] Picture = Encoding.UTF8.GetBytes("a picture");

    [Theory]
    [InlineData("image", "", FileKind.Photo, null)]
    [InlineData("audio", ",\"voice\":true", FileKind.Voice, null)]
    [InlineData("audio", "", FileKind.Audio, null)]
    [InlineData("video", "", FileKind.Video, null)]
    [InlineData("sticker", ",\"animated\":true", FileKind.Sticker, null)]
    [InlineData("document", ",\"filename\":\"bill.pdf\"", FileKind.Document, "bill.pdf")]
    public async Task what_comes_with_a_message_is_told_by_kind(string type, string more, FileKind kind, string? name)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(
            MetaWebhook.Message(
                WhatsAppGateway.PhoneId,
                $$$"""{"from":"34600111222","id":"1","type":"{{{type}}}","{{{type}}}":{"id":"77","mime_type":"x/y"{{{more}}}}}"""));
        Assert.Equal(new InboundFile("77", kind, "x/y", name), Assert.Single(Assert.Single(gateway.Inbox.Read(gateway.Channel)).Files));
    }

    [Fact]
    public async Task a_file_is_fetched_with_the_token_and_checked()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        Assert.Equal(Picture, (await FetchAsync(gateway, graph.Files.Add(Picture, "image/jpeg")))!.Value.ToArray());
        Assert.Equal("Bearer meta-token-canary", Assert.Single(graph.Files.Downloads.All));
    }

    [Fact]
    public async Task a_damaged_file_is_an_error()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.Files.AreDamaged = true;
        var id = graph.Files.Add(Picture, "image/jpeg");
        await Assert.ThrowsAsync<HttpRequestException>(() => FetchAsync(gateway, id));
    }

    [Fact]
    public async Task an_address_that_expired_is_asked_for_again()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.Files.ExpiredAnswers = 1;
        Assert.NotNull(await FetchAsync(gateway, graph.Files.Add(Picture, "image/jpeg")));
        Assert.Equal(2, graph.Files.Downloads.Count);
    }

    [Theory]
    [InlineData("../me")]
    [InlineData("1?x=")]
    [InlineData("")]
    [InlineData("٣")]
    public async Task cannot_reach_anything_else_when_an_id_is_no_number(string id)
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        Assert.Null(await FetchAsync(gateway, id));
    }

    [Fact]
    public async Task cannot_take_the_token_elsewhere_when_an_address_is_foreign()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var foreign = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.Files.ForeignUrl = foreign.Url;
        var id = graph.Files.Add(Picture, "image/jpeg");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => FetchAsync(gateway, id));
        Assert.Equal(0, foreign.Files.Downloads.Count);
    }

    [Fact]
    public async Task what_is_too_long_or_gone_is_nothing()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        Assert.Null(await FetchAsync(gateway, graph.Files.Add(new byte[101], "image/jpeg")));
        Assert.Equal(0, graph.Files.Downloads.Count);
        Assert.Null(await FetchAsync(gateway, "404404"));
    }

    [Fact]
    public async Task a_file_that_cannot_be_uploaded_now_is_sent_later()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.Files.IsAway = true;
        Assert.IsType<SendResult.Later>(
            await gateway.AnswerAsync(new Reply("") { File = new ReplyFile("a.pdf", "application/pdf", new byte[1]) }));
        graph.Files.IsAway = false;
        Assert.IsType<SendResult.Sent>(
            await gateway.AnswerAsync(new Reply("") { File = new ReplyFile("a.pdf", "application/pdf", new byte[1]) }));
    }

    [Fact]
    public async Task a_file_waits_as_long_as_the_upload_was_asked_to()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.Files.IsAway = true;
        graph.Files.RetryAfter = 90;
        Assert.Equal(
            "Later 90",
            Sends.Describe(await gateway.AnswerAsync(new Reply("") { File = new ReplyFile("a.pdf", "application/pdf", new byte[1]) })));
    }

    private static Task<ReadOnlyMemory<byte>?> FetchAsync(TestGateway gateway, string id) =>
        gateway.Channel.FetchAsync(new InboundFile(id, FileKind.Photo, "image/jpeg", null), 100, CancellationToken.None);
}
