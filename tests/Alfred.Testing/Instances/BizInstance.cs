using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Testing.Instances;

/// <summary>Alfred-Biz with a Slack of its own.</summary>
public sealed class BizInstance : RunningInstance
{
    private const string SigningSecret = "e2e-signing-secret";

    private int _triggers;

    private BizInstance(FakeSlack slack, string? database)
        : base("biz", database, Settings(slack)) => Slack = slack;

    public FakeSlack Slack { get; }

    /// <summary>An instance that does not run yet.</summary>
    public static async Task<BizInstance> PrepareAsync(string? database, params (string Name, string Value)[] settings)
    {
        var instance = new BizInstance(await FakeSlack.StartAsync(), database);
        foreach (var (name, value) in settings)
            instance.Environment = instance.Environment.SetItem(name, value);
        return instance;
    }

    /// <summary>A running instance.</summary>
    public static async Task<BizInstance> StartAsync(string? database)
    {
        var instance = await PrepareAsync(database);
        try
        {
            await instance.StartAsync();
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>A trigger that no command has used.</summary>
    public string NextTrigger() => $"13345224609.738474920.e2e{Interlocked.Increment(ref _triggers)}";

    /// <summary>
    /// Gives <c>/alfred …</c>, again while there is no time for it, as a person does, and returns the text of the HTTP response.
    /// </summary>
    public async Task<string?> CommandAsync(string text, string? trigger = null, string user = "U024BE7LH")
    {
        trigger ??= NextTrigger();
        var form = SlackWebhookRequest.Command("T111", user, "/alfred", text, trigger, Slack.ResponseUrl(trigger));
        var (status, body) = await Eventually.GetAsync(
            () => SendAsync(form), static answer => answer.Status != HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, status);
        return body.Length == 0 ? null : JsonDocument.Parse(body).RootElement.GetProperty("text").GetString();
    }

    /// <summary>Gives <c>/alfred …</c> and returns the answer, in the response or, on a machine that is busy, behind it.</summary>
    public async Task<string?> AnswerAsync(string text, string? trigger = null, string user = "U024BE7LH")
    {
        trigger ??= NextTrigger();
        if (await CommandAsync(text, trigger, user) is { } answer && !answer.StartsWith("Working on it", StringComparison.Ordinal))
            return answer;
        var path = Slack.ResponseUrl(trigger).AbsolutePath;
        var sent = await Slack.Sent.WaitForAsync(calls => calls.Any(call => call.Path == path), $"an answer to {trigger}", Limits.Patience);
        return sent.First(call => call.Path == path).Text;
    }

    /// <summary>Delivers an event until it is acknowledged, as Slack does.</summary>
    public async Task EventAsync(string eventId, string eventJson)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{"type":"event_callback","team_id":"T111","event_id":"{{eventId}}","event":{{eventJson}} }""");
        await Eventually.EqualsAsync(HttpStatusCode.OK, () => SendAsync(Request(body, "application/json")));
    }

    /// <summary>Delivers a click or a filled modal until it is acknowledged, and returns what Slack is told in return.</summary>
    public async Task<string> InteractAsync(string payload)
    {
        var form = Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString(payload)}");
        var (_, body) = await Eventually.GetAsync(() => SendAsync(form), static answer => answer.Status == HttpStatusCode.OK);
        return body;
    }

    protected override ValueTask DisposeFakesAsync() => Slack.DisposeAsync();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(byte[] form)
    {
        using var request = Request(form, "application/x-www-form-urlencoded");
        using var answer = await Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private HttpRequestMessage Request(byte[] body, string contentType) =>
        SlackWebhookRequest.Request(
            new(Client.BaseAddress!, "/slack/events"), SigningSecret, body, contentType, TimeProvider.System.GetUtcNow());

    private static ImmutableDictionary<string, string> Settings(FakeSlack slack) => ImmutableDictionary<string, string>.Empty
        .Add("SLACK_API_URL", slack.ApiUrl.AbsoluteUri)
        .Add("SLACK_BOT_TOKEN", "xoxb-e2e")
        .Add("SLACK_SIGNING_SECRET", SigningSecret)
        .Add("SENDER_LIMIT", "0");
}
