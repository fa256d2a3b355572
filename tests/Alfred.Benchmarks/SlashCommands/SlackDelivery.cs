using System.Globalization;
using Alfred.Benchmarks.MessagePath;
using Alfred.Sandbox.Slack;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>What Slack delivers, signed now.</summary>
internal static class SlackDelivery
{
    public const string SigningSecret = "bench-signing-secret";
    public const string Path = "/slack/events";

    private static int _triggers;

    /// <summary><c>/alfred …</c>, with a trigger that no command had before.</summary>
    public static byte[] Command(int person, string text, Uri responseUrl)
    {
        var trigger = string.Create(CultureInfo.InvariantCulture, $"13345224609.738474920.bench{Interlocked.Increment(ref _triggers):d8}");
        return Request(
            "application/x-www-form-urlencoded",
            SlackWebhookRequest.Command(SlackStub.Team, SlackConversation.User(person), "/alfred", text, trigger, responseUrl));
    }

    public static byte[] Request(string contentType, byte[] body)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return HttpText.Request(
            Path,
            contentType,
            body,
            ("X-Slack-Request-Timestamp", timestamp),
            ("X-Slack-Signature", SlackWebhookRequest.Sign(SigningSecret, timestamp, body)));
    }
}
