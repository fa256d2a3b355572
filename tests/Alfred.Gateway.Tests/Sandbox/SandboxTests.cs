using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class SandboxTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task a_plain_text_from_this_machine_is_a_message_of_the_first_member(string? contentType)
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < 2; i++)
        {
            using var response = await gateway.Client.PostAsync("/webhook", Plain("add bananas", contentType));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEmpty(await response.Content.ReadAsStringAsync());
        }

        var messages = gateway.Inbox.Read(gateway.Channel);
        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Equal(("add bananas", "wa:34600111222"), (message.Text, message.Sender.Value)));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Hub-Signature-256", "sha256=00")]
    [InlineData("Origin", "https://evil.example")]
    public async Task cannot_write_plainly_when_the_request_comes_from_elsewhere_or_claims_a_signature(string header, string value)
    {
        await using var gateway = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = Plain("add bananas", "text/plain") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Theory]
    [InlineData("""{"object":"whatsapp_business_account"}""", "text/plain")]
    [InlineData("add bananas", "application/json")]
    [InlineData("", "text/plain")]
    public async Task cannot_write_plainly_when_the_body_is_json_or_nothing(string body, string contentType)
    {
        await using var gateway = await StartAsync();
        using var response = await gateway.Client.PostAsync("/webhook", Plain(body, contentType));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task cannot_write_plainly_when_the_channel_has_credentials_or_in_production()
    {
        await using var real = await WhatsAppGateway.StartAsync();
        using var refused = await real.Client.PostAsync("/webhook", Plain("add bananas", "text/plain"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await using var production = await TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(isSandbox: true), isProduction: true));
        using var alsoRefused = await production.Client.PostAsync("/webhook", Plain("add bananas", "text/plain"));
        Assert.Equal(HttpStatusCode.Unauthorized, alsoRefused.StatusCode);
        using var noSandbox = await production.Client.GetAsync("/sandbox");
        Assert.Equal(HttpStatusCode.NotFound, noSandbox.StatusCode);
    }

    [Fact]
    public async Task what_is_typed_on_the_page_comes_by_a_signed_webhook_and_the_reply_is_shown()
    {
        await using var gateway = await StartAsync();
        using var typed = await gateway.Client.PostAsync("/sandbox/whatsapp", new FormUrlEncodedContent([new("text", "add <b>bananas</b>")]));
        Assert.Equal((HttpStatusCode.Found, "/sandbox"), (typed.StatusCode, typed.Headers.Location?.ToString()));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal("add <b>bananas</b>", message.Text);
        var sent = await gateway.Channel.SendAsync(new OutboundMessage(1, message.Conversation, message.ReplyTo, new Reply("Added <b>bananas</b>."), message.WrittenAt), CancellationToken.None);
        Assert.IsType<SendResult.Sent>(sent);

        using var page = await gateway.Client.GetAsync("/sandbox");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Added &lt;b&gt;bananas&lt;/b&gt;.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bananas", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var transcript = JsonDocument.Parse(await gateway.Client.GetStringAsync("/sandbox/transcript"));
        Assert.Equal("Added <b>bananas</b>.", transcript.RootElement[1].GetProperty("text").GetString());
        Assert.Contains(gateway.Logs.All, line => line.Contains("sandbox whatsapp: Alfred → +34600111222: Added", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_command_on_the_page_shows_the_answer_of_the_response()
    {
        await using var gateway = await StartAsync();
        gateway.Replies.Ready = "pong";
        using var typed = await gateway.Client.PostAsync("/sandbox/slack", new FormUrlEncodedContent([new("text", "ping")]));
        Assert.Equal(HttpStatusCode.Found, typed.StatusCode);
        using var transcript = JsonDocument.Parse(await gateway.Client.GetStringAsync("/sandbox/transcript"));
        Assert.Equal("/alfred ping,pong", string.Join(',', transcript.RootElement.EnumerateArray().Select(line => line.GetProperty("text").GetString())));
    }

    [Fact]
    public async Task a_late_answer_arrives_by_the_response_url_and_posts_arrive_too()
    {
        await using var gateway = await StartAsync();
        using var typed = await gateway.Client.PostAsync("/sandbox/slack", new FormUrlEncodedContent([new("text", "ping")]));
        var (delivery, item) = Assert.Single(gateway.Inbox.Fresh);
        var message = gateway.Slack.Read(delivery.Body, delivery.ContentType, item.Ordinal)!;
        Assert.StartsWith("slack-url:", message.ReplyTo.Value, StringComparison.Ordinal);
        foreach (var address in new[] { message.ReplyTo, message.StandingAddress })
            Assert.IsType<SendResult.Sent>(await gateway.Slack.SendAsync(new OutboundMessage(1, message.Conversation, address, new Reply("pong")), CancellationToken.None));
        using var transcript = JsonDocument.Parse(await gateway.Client.GetStringAsync("/sandbox/transcript"));
        Assert.Equal(4, transcript.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task cannot_use_the_played_apis_when_the_token_is_wrong()
    {
        await using var gateway = await StartAsync();
        using var graph = await gateway.Client.PostAsync("/sandbox/graph/v24.0/1/messages", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Unauthorized, graph.StatusCode);
        using var slack = await gateway.Client.PostAsync("/sandbox/slack/api/chat.postMessage", new StringContent("{}"));
        Assert.Contains("invalid_auth", await slack.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task cannot_see_the_sandbox_when_the_operator_set_a_token()
    {
        await using var gateway = await StartAsync(isTokenGenerated: false);
        using var response = await gateway.Client.GetAsync("/sandbox");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/sandbox/sandbox.css", "text/css")]
    [InlineData("/sandbox/sandbox.js", "text/javascript")]
    public async Task the_pages_parts_are_served(string path, string contentType)
    {
        await using var gateway = await StartAsync();
        using var response = await gateway.Client.GetAsync(path);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    // As the host wires it: both providers' APIs are routes of the own listener.
    private static Task<TestGateway> StartAsync(bool isTokenGenerated = true)
    {
        var port = FreePort.Take();
        var whatsApp = WhatsAppGateway.Options(new Uri($"http://127.0.0.1:{port}/sandbox/graph"), isSandbox: true);
        var slack = SlackGateway.Options(new Uri($"http://127.0.0.1:{port}/sandbox/slack/api"), isSandbox: true);
        return TestGateway.StartAsync(TestGateway.Options(whatsApp, slack) with
        {
            Port = port,
            IsOperatorTokenGenerated = isTokenGenerated,
            FirstMember = new Identity("wa:34600111222"),
        });
    }

    private static ByteArrayContent Plain(string text, string? contentType)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
