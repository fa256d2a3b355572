using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Alfred.Channels;

namespace Alfred.Silo.Smoke;

/// <summary>A webhook's body as Meta or Slack would write and sign it.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Headers">The headers with the signature.</param>
internal sealed record SignedBody(byte[] Bytes, string ContentType, ImmutableArray<(string Name, string Value)> Headers)
{
    /// <summary>A text message of somebody's, written now.</summary>
    public static SignedBody OfWhatsApp(string secret, string phoneId, Identity sender, string text, DateTimeOffset now)
    {
        var number = sender.Value["wa:".Length..];
        var message = new JsonObject
        {
            ["from"] = number,
            ["id"] = $"wamid.SMOKE{Guid.CreateVersion7(now):N}",
            ["timestamp"] = Seconds(now),
            ["type"] = "text",
            ["text"] = new JsonObject { ["body"] = text },
        };
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["phone_number_id"] = phoneId },
            ["messages"] = new JsonArray(message),
        };
        var change = new JsonObject { ["field"] = "messages", ["value"] = value };
        var body = new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = "smoke", ["changes"] = new JsonArray(change) }),
        };
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        return new(bytes, "application/json", [("X-Hub-Signature-256", $"sha256={Hmac(secret, bytes)}")]);
    }

    /// <summary>A slash command of somebody's, given now.</summary>
    public static SignedBody OfSlack(string secret, Identity sender, string text, DateTimeOffset now)
    {
        var (team, user) = sender.Value.Split(':') is [_, var first, var second] ? (first, second) : ("*", sender.Value);
        var trigger = $"smoke.{Guid.CreateVersion7(now):N}";
        (string Name, string Value)[] fields =
        [
            // A member of any team gives it in one of their own: its conversation is nobody else's.
            ("team_id", team == "*" ? "T0SMOKE" : team), ("channel_id", "C0SMOKE"), ("user_id", user), ("command", "/alfred"),
            ("text", text), ("trigger_id", trigger), ("response_url", $"https://hooks.slack.com/commands/smoke/{trigger}"),
        ];
        var form = string.Join('&', fields.Select(static field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        var (bytes, time) = (Encoding.UTF8.GetBytes(form), Seconds(now));
        var signature = Hmac(secret, [.. Encoding.UTF8.GetBytes($"v0:{time}:"), .. bytes]);
        return new(
            bytes, "application/x-www-form-urlencoded", [("X-Slack-Request-Timestamp", time), ("X-Slack-Signature", $"v0={signature}")]);
    }

    private static string Hmac(string secret, ReadOnlySpan<byte> text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
