using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Alfred.Testing.Slack;

/// <summary>Webhook requests as Slack sends them.</summary>
public static class SlackWebhookRequest
{
    /// <summary>The form of a slash command.</summary>
    public static byte[] Command(string team, string user, string command, string text, string triggerId, Uri? responseUrl = null)
    {
        (string Name, string Value)[] fields =
        [
            ("token", "xyzz0WbapA4vBCDEFasx0q6G"), ("team_id", team), ("team_domain", "testteamnow"), ("channel_id", "C111"), ("channel_name", "general"),
            ("user_id", user), ("user_name", "ada"), ("command", command), ("text", text),
            ("response_url", responseUrl?.AbsoluteUri ?? "https://hooks.slack.com/commands/T1/1/x"), ("trigger_id", triggerId),
        ];
        return Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}")));
    }

    /// <summary>The signature header's value.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        return $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed.AsSpan()))}";
    }

    /// <summary>The signed request.</summary>
    public static HttpRequestMessage Request(Uri webhook, string secret, byte[] body, string contentType, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", Sign(secret, timestamp, body));
        return request;
    }
}
