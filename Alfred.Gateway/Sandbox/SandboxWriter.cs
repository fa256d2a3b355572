using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Gateway.Sandbox;

/// <summary>Writes to Alfred the way the providers do: a signed webhook, by HTTP, to the own listener.</summary>
internal sealed class SandboxWriter(
    GatewayOptions options, SandboxPeople people, SandboxTranscript transcript, IHttpClientFactory clients, TimeProvider time)
{
    private const string ClientName = "sandbox";

    /// <summary>What it may call: this machine's own listener, on whichever port.</summary>
    public static readonly OutboundClient Client = new(ClientName, [AllowedOrigin.ThisMachine()]);

    /// <summary>Writes a WhatsApp message of the first member; false when it was refused.</summary>
    public async Task<bool> WriteWhatsAppAsync(WhatsAppOptions whatsApp, string text, int localPort, CancellationToken cancellationToken)
    {
        var body = CloudApiText.Write(whatsApp.PhoneId, people.WhatsApp, text, time);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(whatsApp.AppSecrets[0]), body.Span);
        using var request = Request(localPort, "/webhook", body, "application/json");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}");
        transcript.AddMessage("whatsapp", people.WhatsApp.Value, text);
        using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Writes <c>/alfred …</c> as the first member; false when it was refused.</summary>
    public async Task<bool> WriteSlackCommandAsync(Slack.SlackOptions slack, string text, int localPort, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (team, user) = people.Slack;
        var trigger = Guid.CreateVersion7(now).ToString("N");
        // The origin of SLACK_API_URL, because response URLs of other hosts are never called.
        var responseUrl = $"{slack.ApiUrl.GetLeftPart(UriPartial.Authority)}/sandbox/slack/response/{trigger}";
        using var form = new FormUrlEncodedContent([
            new("team_id", team), new("channel_id", "DSANDBOX"), new("user_id", user), new("user_name", "you"), new("command", "/alfred"),
            new("text", text), new("response_url", responseUrl), new("trigger_id", trigger)]);
        var body = await form.ReadAsByteArrayAsync(cancellationToken);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body];
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(slack.SigningSecrets[0]), signed);
        using var request = Request(localPort, "/slack/events", body, "application/x-www-form-urlencoded");
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(signature)}");
        transcript.AddMessage("slack", user, $"/alfred {text}");
        using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && JsonBody.TryParse(await response.Content.ReadAsByteArrayAsync(cancellationToken), out var answer))
        {
            using (answer)
                transcript.AddReply("slack", user, Slack.SlackText.Read(answer.RootElement.At("text"u8).Text()));
        }

        return response.IsSuccessStatusCode;
    }

    private HttpRequestMessage Request(int localPort, string path, ReadOnlyMemory<byte> body, string contentType)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        // With a free port of the system's choice, the port of the request at hand is the listener's.
        var port = options.Port != 0 ? options.Port : localPort;
        return new HttpRequestMessage(HttpMethod.Post, new UriBuilder("http", "127.0.0.1", port, path).Uri) { Content = content };
    }
}
