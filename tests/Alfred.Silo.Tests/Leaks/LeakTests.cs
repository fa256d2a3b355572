using System.Collections.Immutable;
using System.Net;
using System.Text;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Leaks;

/// <summary>
/// S8: whatever happens, no secret, number, name or text is in a log line, a trace, a metric or a dead letter's reason, and no secret in an
/// answer.
/// </summary>
public sealed class LeakTests
{
    private const string Forged = "FORGEDLINE";
    private const string Phone = CanaryInstance.Phone;
    private const string FormType = "application/x-www-form-urlencoded";

    private int _number;

    [Fact]
    public async Task no_canary_is_seen_through_good_and_bad_days()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var instance = await CanaryInstance.StartAsync(await postgres.CreateDatabaseAsync());

        await OrdinaryAsync(instance);
        await StrangeRequestsAsync(instance);
        await BadChannelAsync(instance);
        await BadDatabaseAsync(instance, postgres);
        // Everything that was begun has ended or waits.
        var reasons = await instance.AskAsync("""
            select concat_ws(' ', (select string_agg(last_error, ' ') from inbox),
                                  (select string_agg(concat_ws(' ', last_error, stage_reason), ' ') from outbox))
            """);

        var keys = await instance.AskAsync("""
            select concat_ws(' ',
                (select string_agg(s::text, ' ')
                 from (select graintypestring, grainidextensionstring, grainidn0, grainidn1 from orleansstorage) s),
                (select string_agg(grainid, ' ') from orleansreminderstable),
                (select string_agg(conversation, ' ')
                 from (select conversation from inbox union select conversation from outbox union select conversation from journal) c))
            """);

        Assert.NotEmpty(reasons);
        Assert.Contains("chat-", keys, StringComparison.Ordinal);
        var withKey = instance.Telemetry.Lines.Where(line => line.Contains("conversation/chat-", StringComparison.Ordinal)).ToArray();
        Assert.Contains(withKey, line => line.StartsWith("log Trace Orleans.", StringComparison.Ordinal));
        Assert.Contains(withKey, line => line.StartsWith("activity Microsoft.Orleans.Application", StringComparison.Ordinal));
        Assert.True(instance.Telemetry.Lines.Count > 500, $"{instance.Telemetry.Lines.Count} lines");
        Assert.Contains(
            instance.Telemetry.Lines,
            line => line.StartsWith("log Trace", StringComparison.Ordinal) || line.StartsWith("log Debug", StringComparison.Ordinal));
        Assert.Contains(instance.Telemetry.Lines, line => line.StartsWith("activity", StringComparison.Ordinal));
        Assert.Contains(instance.Telemetry.Lines, line => line.StartsWith("metric", StringComparison.Ordinal));
        IsEmpty(Hits(instance.Telemetry.Lines.Append(reasons).Append(keys), CanaryInstance.Canaries.Append(Forged)));
        IsEmpty(Hits(instance.Answers, CanaryInstance.SecretCanaries));
    }

    private async Task OrdinaryAsync(CanaryInstance instance)
    {
        Assert.Equal(HttpStatusCode.OK, await instance.WhatsAppAsync(Message($"ping {CanaryInstance.Text}")));
        Assert.Equal(HttpStatusCode.OK, await instance.WhatsAppAsync(Message("ping")));
        Assert.Equal(HttpStatusCode.OK, await instance.WhatsAppAsync(Message("ping", from: CanaryInstance.Stranger)));
        await instance.Graph.Sent.WaitForAsync(3, Limits.Patience);
        Assert.Equal(HttpStatusCode.OK, await instance.SlackAsync(Command(instance, $"expense 5 {CanaryInstance.Text}"), FormType));
        Assert.Equal(HttpStatusCode.OK, await instance.SlackAsync(Direct($"ping\n12:00:00 info: {Forged}"), "application/json"));
        await instance.Slack.Sent.WaitForAsync(1, Limits.Patience);
        Assert.Equal(
            HttpStatusCode.OK,
            await instance.WhatsAppAsync(
                MetaWebhook.Status("106540352242922", CanaryInstance.WhatsAppId, "failed", "1", errorCode: 131026)));
    }

    private async Task StrangeRequestsAsync(CanaryInstance instance)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await instance.WhatsAppAsync(Message(CanaryInstance.Text), secret: "another"));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await instance.SlackAsync(Command(instance, CanaryInstance.Text), FormType, secret: "another"));
        Assert.Equal(HttpStatusCode.OK, await instance.WhatsAppAsync(Message(CanaryInstance.Text)[..^30]));
        Assert.Equal(
            HttpStatusCode.OK, await instance.SlackAsync(Encoding.UTF8.GetBytes($$"""{"{{CanaryInstance.Text}}":"""), "application/json"));
        Assert.Equal(
            HttpStatusCode.OK, await instance.SlackAsync(Encoding.UTF8.GetBytes($"command=/x&text={CanaryInstance.Text}"), FormType));
        Assert.Equal(
            HttpStatusCode.OK, await instance.GetAsync("/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=canary-verify-token"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await instance.GetAsync("/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=canary-verify-token-wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await instance.GetAsync("/redis/grocery", bearer: "canary-operator-token-wrong"));
        await instance.GetAsync("/redis/grocery", bearer: "canary-operator-token-0123456789");
        Assert.Equal(
            HttpStatusCode.NotFound,
            await instance.GetAsync($"/{CanaryInstance.Text}/%0a12:00:00 info: {Forged}?token=canary-operator-token-0123456789"));
    }

    private async Task BadChannelAsync(CanaryInstance instance)
    {
        var calls = instance.Graph.Calls.Count;
        instance.Graph.AnswerNext(GraphError.Of(131047, message: $"cannot send to +{Phone} with canary-meta-token\n{Forged}"));
        Assert.Equal(HttpStatusCode.OK, await instance.WhatsAppAsync(Message("ping")));
        await instance.Graph.Calls.WaitForAsync(calls + 1, Limits.Patience);
        var elsewhere = ImmutableDictionary<string, string>.Empty.Add("Location", $"http://127.0.0.1:9/{Phone}");
        instance.Graph.AnswerNext(new FakeAnswer.Respond(302, "") { Headers = elsewhere });
        instance.Graph.AnswerNext(new FakeAnswer.Cut());
        Assert.Equal(HttpStatusCode.OK, await instance.WhatsAppAsync(Message("ping")));
        await instance.Graph.Calls.WaitForAsync(calls + 2, Limits.Patience);
        instance.Slack.AnswerNext(SlackError.Of("channel_not_found"));
        var posts = instance.Slack.Calls.Count;
        Assert.Equal(HttpStatusCode.OK, await instance.SlackAsync(Direct("ping"), "application/json"));
        await instance.Slack.Calls.WaitForAsync(posts + 1, Limits.Patience);
    }

    private async Task BadDatabaseAsync(CanaryInstance instance, PostgresServer postgres)
    {
        await postgres.StopAsync("immediate");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await instance.WhatsAppAsync(Message(CanaryInstance.Text)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await instance.SlackAsync(Command(instance, CanaryInstance.Text), FormType));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await instance.GetAsync("/readyz"));
        await postgres.StartAgainAsync();
        Assert.Equal(
            HttpStatusCode.OK,
            await instance.WhatsAppAsync(Message("ping", from: CanaryInstance.Stranger, id: "wamid.canarymessageid.after")));
        var sent = instance.Slack.Sent.Count;
        Assert.Equal(HttpStatusCode.OK, await instance.SlackAsync(Direct("ping"), "application/json"));
        await instance.Slack.Sent.WaitForAsync(sent + 1, Limits.Patience);
    }

    private static void IsEmpty(string hits) => Assert.True(hits.Length == 0, hits);

    private static string Hits(IEnumerable<string> lines, IEnumerable<string> canaries) => string.Join('\n', lines
        .SelectMany(line => canaries
            .Where(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase))
            .Select(canary => $"{canary}: {line[..Math.Min(line.Length, 300)]}"))
        .Distinct().Take(40));

    private byte[] Message(string text, string from = Phone, string? id = null) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(MetaWebhook.Text("106540352242922", from, id ?? $"{CanaryInstance.WhatsAppId}{++_number}", text))
            .Replace("\"Ada\"", $"\"{CanaryInstance.ShownName}\\n{Forged}\"", StringComparison.Ordinal));

    private byte[] Command(CanaryInstance instance, string text) =>
        SlackWebhookRequest.Command(
            "T111", "U0CANARY", "/alfred", text, $"canarytrigger{++_number}",
            instance.Slack.ResponseUrl($"T1/{CanaryInstance.ResponsePath}"));

    private byte[] Direct(string text) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "event_callback",
        team_id = "T111",
        event_id = $"Ev{++_number}",
        @event = new { type = "message", channel_type = "im", user = "U0CANARY", text, ts = $"1.{_number}", channel = "D0CANARY" },
    });
}
