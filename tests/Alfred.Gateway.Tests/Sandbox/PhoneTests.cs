using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Inbox;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class PhoneTests
{
    private const string Say = $"phones/{SandboxGateway.Ada}/say";

    [Fact]
    public async Task what_is_typed_comes_by_a_signed_webhook()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync(Say, new { text = "add <b>bananas</b>" });
        await gateway.DeliveredAsync(1);
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            ("add <b>bananas</b>", "Ada", $"wa:{SandboxGateway.Ada}"), (message.Text, message.SenderName, message.Conversation.Value));
    }

    [Fact]
    public async Task a_reply_is_shown_and_its_statuses_come_in_order()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        Assert.IsType<SendResult.Sent>(await SendAsync(gateway, "Added bananas."));
        await gateway.DeliveredAsync(2);
        var bubble = Assert.Single(await gateway.BubblesAsync());
        Assert.Equal(
            ("Added bananas.", true, "delivered"),
            (bubble.Text(), bubble.GetProperty("isFromAlfred").GetBoolean(), bubble.GetProperty("status").GetString()));
        await gateway.DidAsync($"phones/{SandboxGateway.Ada}/seen");
        await gateway.DeliveredAsync(3);
        Assert.Equal(
            [DeliveryStage.Sent, DeliveryStage.Delivered, DeliveryStage.Read], gateway.Inbox.Receipts.Select(receipt => receipt.Stage));
        Assert.Contains(
            gateway.Logs.All, line => line.Contains($"sandbox whatsapp: Alfred → {SandboxGateway.Ada}: Added", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_button_that_is_picked_comes_as_metas_button_reply()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var sent = await GraphAsync(gateway, new
        {
            to = $"+{SandboxGateway.Ada}",
            type = "interactive",
            interactive = new
            {
                type = "button",
                body = new { text = "Which one?" },
                action = new { buttons = new[] { new { type = "reply", reply = new { id = "got milk", title = "Milk" } } } },
            },
        });
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var asked = Assert.Single(await gateway.BubblesAsync()).GetProperty("id").GetString();
        await gateway.DidAsync($"phones/{SandboxGateway.Ada}/pick", new { messageId = asked, optionId = "got milk" });
        await gateway.DeliveredAsync(3);
        var body = JsonDocument.Parse(gateway.Inbox.Fresh[0].Delivery.Body).RootElement;
        var message = body.GetProperty("entry")[0].GetProperty("changes")[0].GetProperty("value").GetProperty("messages")[0];
        Assert.Equal(asked, message.GetProperty("context").GetProperty("id").GetString());
        Assert.Equal(
            """{"type":"button_reply","button_reply":{"id":"got milk","title":"Milk"}}""", message.GetProperty("interactive").GetRawText());
    }

    [Fact]
    public async Task a_button_that_was_never_shown_cannot_be_picked()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await SendAsync(gateway, "Hello");
        var shown = Assert.Single(await gateway.BubblesAsync()).GetProperty("id").GetString();
        using var picked = await gateway.DoAsync($"phones/{SandboxGateway.Ada}/pick", new { messageId = shown, optionId = "anything" });
        Assert.Equal(HttpStatusCode.BadRequest, picked.StatusCode);
    }

    [Theory]
    [InlineData("A title of twenty-one.")]
    [InlineData("")]
    public async Task a_button_beyond_metas_limits_is_refused_as_meta_does(string title)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var sent = await GraphAsync(gateway, new
        {
            to = $"+{SandboxGateway.Ada}",
            type = "interactive",
            interactive = new
            {
                type = "button",
                body = new { text = "?" },
                action = new { buttons = new[] { new { type = "reply", reply = new { id = "1", title } } } },
            },
        });
        Assert.Equal((HttpStatusCode.BadRequest, 131009), (sent.StatusCode, await CodeAsync(sent)));
    }

    [Fact]
    public async Task a_message_to_nobodys_phone_is_refused()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var sent = await GraphAsync(gateway, new { to = "+34999", type = "text", text = new { body = "?" } });
        Assert.Equal(131030, await CodeAsync(sent));
    }

    [Fact]
    public async Task a_day_after_the_person_wrote_only_templates_are_taken()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync(Say, new { text = "hello" });
        gateway.Time.Advance(TimeSpan.FromHours(24));
        using var text = await GraphAsync(gateway, new { to = $"+{SandboxGateway.Ada}", type = "text", text = new { body = "late" } });
        Assert.Equal(131047, await CodeAsync(text));
        using var template = await GraphAsync(
            gateway,
            new { to = $"+{SandboxGateway.Ada}", type = "template", template = new { name = "news", language = new { code = "en" } } });
        Assert.Equal(HttpStatusCode.OK, template.StatusCode);
    }

    [Fact]
    public async Task a_photo_is_announced_and_can_be_fetched_as_meta_serves_it()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var photo = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var uploaded = await gateway.Client.PostAsync(
            $"/sandbox/phones/{SandboxGateway.Ada}/file?name=receipt.png&caption=lunch", photo);
        Assert.Equal(HttpStatusCode.NoContent, uploaded.StatusCode);
        await gateway.DeliveredAsync(1);
        Assert.Equal("lunch", Assert.Single(gateway.Inbox.Read(gateway.Channel)).Text);

        var id = Assert.Single(await gateway.BubblesAsync()).GetProperty("file").GetProperty("id").GetString();
        gateway.Client.DefaultRequestHeaders.Authorization = new("Bearer", "meta-token-canary");
        var address = await gateway.Client.GetFromJsonAsync<JsonElement>($"/sandbox/graph/v24.0/{id}");
        Assert.Equal("image/png", address.GetProperty("mime_type").GetString());
        Assert.Equal<byte[]>([1, 2, 3], await gateway.Client.GetByteArrayAsync(address.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task a_file_that_could_run_is_only_downloaded()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var page = new ByteArrayContent("<script>"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } };
        using var uploaded = await gateway.Client.PostAsync($"/sandbox/phones/{SandboxGateway.Ada}/file?name=page.html", page);
        var id = Assert.Single(await gateway.BubblesAsync()).GetProperty("file").GetProperty("id").GetString();
        using var file = await gateway.Client.GetAsync($"/sandbox/files/{id}");
        Assert.Equal(
            ("application/octet-stream", "attachment"),
            (file.Content.Headers.ContentType?.MediaType, file.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task a_phone_keeps_the_last_200_messages()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        for (var i = 1; i <= 210; i++)
            await SendAsync(gateway, $"message {i}", i);
        var bubbles = await gateway.BubblesAsync();
        Assert.Equal((200, "message 11", "message 210"), (bubbles.Length, bubbles[0].Text(), bubbles[^1].Text()));
    }

    private static Task<SendResult> SendAsync(TestGateway gateway, string text, int id = 1) => gateway.Channel.SendAsync(
        new OutboundMessage(
            id, new ConversationId($"wa:{SandboxGateway.Ada}"), new Address($"wa:{SandboxGateway.Ada}"), new Reply(text),
            gateway.Time.GetUtcNow()),
            CancellationToken.None);

    private static async Task<HttpResponseMessage> GraphAsync(TestGateway gateway, object message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/graph/v24.0/{WhatsAppGateway.PhoneId}/messages")
        {
            Content = JsonContent.Create(message),
        };
        request.Headers.Authorization = new("Bearer", "meta-token-canary");
        return await gateway.Client.SendAsync(request);
    }

    private static async Task<int> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("code").GetInt32();
}
