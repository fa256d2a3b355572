using System.Net;
using Alfred.Gateway.Slack;
using Alfred.Sandbox.Slack;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Verbs for tests of a gateway with Slack.</summary>
internal static class SlackGateway
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public static SlackOptions Options(Uri? api = null, bool isSandbox = false) => new()
    {
        BotToken = "xoxb-token-canary",
        SigningSecrets = [Secret],
        ApiUrl = api ?? new Uri("http://127.0.0.1:9/api"),
        IsSandbox = isSandbox,
    };

    public static Task<TestGateway> StartAsync(Uri? api = null, RecordingParts? parts = null) =>
        TestGateway.StartAsync(TestGateway.Options(slack: Options(api)), parts: parts);

    /// <summary>Posts a body with a right signature; the caller disposes the answer.</summary>
    public static async Task<HttpResponseMessage> SlackAsync(
        this TestGateway gateway, byte[] body, string contentType = Json, string secret = Secret)
    {
        using var request = SlackWebhookRequest.Request(
            new Uri(gateway.Url, "/slack/events"), secret, body, contentType, gateway.Time.GetUtcNow());
        return await gateway.Client.SendAsync(request);
    }

    /// <summary>Posts an interaction and returns the answer's text.</summary>
    public static async Task<string> InteractAsync(this TestGateway gateway, string payload)
    {
        using var response = await gateway.SlackAsync(System.Text.Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString(payload)}"), Form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Posts an event and expects 200.</summary>
    public static async Task EventAsync(this TestGateway gateway, string json)
    {
        using var response = await gateway.SlackAsync(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>An event of the workspace T111 in which the bot is W111.</summary>
    public static string Event(string eventJson, string eventId = "Ev1", string team = "T111") => $$"""
        {"type":"event_callback","team_id":"{{team}}","event_id":"{{eventId}}","event":{{eventJson}},"authorizations":[{"team_id":"{{team}}","user_id":"W111","is_bot":true}]}
        """;
}
