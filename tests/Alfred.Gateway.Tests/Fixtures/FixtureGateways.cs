using System.Globalization;
using System.Net.Http.Headers;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;

namespace Alfred.Gateway.Tests.Fixtures;

/// <summary>
/// One gateway for each platform, with the secrets of the fixtures. The bodies name many numbers, so WhatsApp runs as a sandbox.
/// </summary>
internal sealed class FixtureGateways : IAsyncDisposable
{
    private readonly TestGateway _whatsApp;
    private readonly TestGateway _slack;

    private FixtureGateways(TestGateway whatsApp, TestGateway slack)
    {
        _whatsApp = whatsApp;
        _slack = slack;
    }

    public static async Task<FixtureGateways> StartAsync()
    {
        // Two secrets: the one captured signature was made with its own.
        var whatsApp = WhatsAppGateway.Options(isSandbox: true) with
        {
            AppSecrets = [WhatsAppGateway.Secret, "1222e786b144d0e85b9f365372d93676"],
        };
        return new FixtureGateways(await TestGateway.StartAsync(TestGateway.Options(whatsApp)), await SlackGateway.StartAsync());
    }

    public TestGateway Of(Fixture fixture) => fixture.Platform == "slack" ? _slack : _whatsApp;

    public Task<int> SendAsync(Fixture fixture) => SendAsync(fixture, fixture.Body, fixture.Headers);

    public async Task<int> SendAsync(Fixture fixture, byte[] body, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var gateway = Of(fixture);
        gateway.Inbox.Clear();
        gateway.Time.Step(fixture.Now - gateway.Time.GetUtcNow());
        var path = fixture.Platform == "slack" ? "/slack/events" : "/webhook";
        using var request = new HttpRequestMessage(new HttpMethod(fixture.Method), $"{path}?{fixture.Query}");
        if (fixture.Method == "POST")
        {
            request.Content = new ByteArrayContent(body);
            if (fixture.ContentType is { } contentType)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await gateway.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    public static IEnumerable<KeyValuePair<string, string>> SignedAgain(Fixture fixture, byte[] body)
    {
        if (fixture.Platform != "slack")
            return [KeyValuePair.Create("X-Hub-Signature-256", MetaWebhook.Sign(WhatsAppGateway.Secret, body))];
        var timestamp = fixture.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return
        [
            KeyValuePair.Create("X-Slack-Request-Timestamp", timestamp),
            KeyValuePair.Create("X-Slack-Signature", SlackWebhookRequest.Sign(SlackGateway.Secret, timestamp, body)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _whatsApp.DisposeAsync();
        await _slack.DisposeAsync();
    }
}
