using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Alfred.Gateway.Tests.Hosting;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task a_plain_text_from_this_machine_is_a_message_of_the_first_member(string? contentType)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            using var response = await gateway.Client.PostAsync("/webhook", Plain("add bananas", contentType));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEmpty(await response.Content.ReadAsStringAsync());
        }

        var messages = gateway.Inbox.Read(gateway.Channel);
        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Equal(("add bananas", $"wa:{SandboxGateway.Ada}"), (message.Text, message.Sender.Value)));
        Assert.Equal(["add bananas", "add bananas"], (await gateway.BubblesAsync()).Select(SandboxGateway.Text));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Hub-Signature-256", "sha256=00")]
    [InlineData("Origin", "https://evil.example")]
    public async Task cannot_write_plainly_when_the_request_comes_from_elsewhere_or_claims_a_signature(string header, string value)
    {
        await using var gateway = await SandboxGateway.StartAsync();
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
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await gateway.Client.PostAsync("/webhook", Plain(body, contentType));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task cannot_write_plainly_when_the_channel_has_credentials_or_in_production()
    {
        await using var real = await WhatsAppGateway.StartAsync();
        using var refused = await real.Client.PostAsync("/webhook", Plain("add bananas", "text/plain"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await using var production = await TestGateway.StartAsync(
            TestGateway.Options(WhatsAppGateway.Options(isSandbox: true), isProduction: true));
        using var alsoRefused = await production.Client.PostAsync("/webhook", Plain("add bananas", "text/plain"));
        Assert.Equal(HttpStatusCode.Unauthorized, alsoRefused.StatusCode);
    }

    private static ByteArrayContent Plain(string text, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
