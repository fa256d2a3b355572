using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Alfred.Sandbox.Slack;

/// <summary>Webhook requests as Slack writes and signs them.</summary>
public static class SlackWebhookRequest
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string SignatureHeader = "X-Slack-Signature";
    private const string AnyResponseUrl = "https://hooks.slack.com/commands/T1/1/x";

    /// <summary>The form of a slash command that Ada gives in #general.</summary>
    public static byte[] Command(string team, string user, string command, string text, string triggerId, Uri? responseUrl = null) =>
        Command(team, ("C111", "general"), (user, "ada"), command, text, triggerId, responseUrl ?? new(AnyResponseUrl));

    /// <summary>The form of a slash command.</summary>
    internal static byte[] Command(
        string team,
        (string Id, string Name) channel,
        (string Id, string Name) user,
        string command,
        string text,
        string triggerId,
        Uri responseUrl) => Form(
        ("token", "xyzz0WbapA4vBCDEFasx0q6G"),
        ("team_id", team),
        ("team_domain", "sandbox"),
        ("channel_id", channel.Id),
        ("channel_name", channel.Name),
        ("user_id", user.Id),
        ("user_name", user.Name),
        ("command", command),
        ("text", text),
        ("api_app_id", "A0ALFRED"),
        ("is_enterprise_install", "false"),
        ("response_url", responseUrl.AbsoluteUri),
        ("trigger_id", triggerId));

    /// <summary>A form as Slack encodes it.</summary>
    internal static byte[] Form(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var pairs = new List<string>();
        foreach (var (name, value) in fields)
            pairs.Add($"{name}={Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal)}");
        return Encoding.ASCII.GetBytes(string.Join('&', pairs));
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
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = content };
        Sign(request, secret, body, now);
        return request;
    }

    /// <summary>Signs one attempt: the signature holds its time.</summary>
    internal static void Sign(HttpRequestMessage request, string secret, byte[] body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation(TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(SignatureHeader, Sign(secret, timestamp, body));
    }
}
