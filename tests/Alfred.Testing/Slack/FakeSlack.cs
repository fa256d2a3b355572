using System.Collections.Concurrent;
using System.Text.Json;
using Alfred.Sandbox.Http;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Alfred.Testing.Slack;

/// <summary>Slack's Web API, response URLs, file server and Socket Mode, as far as Alfred uses them, with the limits and errors that Slack documents.</summary>
public sealed partial class FakeSlack : FakeServer
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeAnswer.Respond>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _uses = new(StringComparer.Ordinal);

    private FakeSlack()
    {
    }

    /// <summary>The workspace that <c>auth.test</c> names.</summary>
    public string TeamId { get; init; } = "T111";

    /// <summary>The bot's user that <c>auth.test</c> names.</summary>
    public string BotUserId { get; init; } = "UBOT";

    /// <summary>What <c>SLACK_API_URL</c> has to be.</summary>
    public Uri ApiUrl => new(Url, "/api");

    /// <summary>Every post, also those that were refused, hung or cut.</summary>
    public CallLedger<SlackCall> Calls { get; } = new();

    /// <summary>The posts that were answered well: what people received.</summary>
    public CallLedger<SlackCall> Sent { get; } = new();

    /// <summary>Calls of <c>auth.test</c>.</summary>
    public CallLedger<SlackCall> Introductions { get; } = new();

    /// <summary>Calls of every other method: views, reactions, updates, lookups, history, files, tokens.</summary>
    public CallLedger<SlackCall> Others { get; } = new();

    /// <summary>Socket Mode.</summary>
    public SlackSockets Sockets { get; } = new();

    /// <summary>The only bot token that is taken; null takes any.</summary>
    public string? GoodToken { get; set; }

    /// <summary>A response URL at this server.</summary>
    public Uri ResponseUrl(string id) => new(Url, $"/commands/{id}");

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeSlack> StartAsync(int port = 0, string teamId = "T111", string botUserId = "UBOT")
    {
        var fake = new FakeSlack { TeamId = teamId, BotUserId = botUserId };
        await fake.StartAsync(fake.Map, port);
        return fake;
    }

    /// <summary>Decides what the next calls of one method get, other than posts (<see cref="FakeServer.AnswerNext"/>).</summary>
    public void Answer(string method, FakeAnswer.Respond answer, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _answers.GetOrAdd(method, static _ => new()).Enqueue(answer);
    }

    /// <summary>The calls of one method.</summary>
    public IReadOnlyList<SlackCall> OthersOf(string method) => [.. Others.All.Where(call => call.Method == method)];

    private void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.MapPost("/api/chat.postMessage", context => PostAsync(context, "chat.postMessage", Posted));
        app.MapPost("/api/chat.postEphemeral", context => PostAsync(context, "chat.postEphemeral", static _ => Good(new { ok = true, message_ts = "1503435957.000001" })));
        app.MapPost("/commands/{**id}", context => PostAsync(context, "response_url", Responded));
        app.MapPost("/api/{method}", HandleAsync);
        app.MapPost("/upload/{id}", UploadAsync);
        app.MapGet("/files-pri/{**name}", DownloadAsync);
        app.Map("/link/{ticket}", context => Sockets.HandleAsync(context));
    }

    private async Task PostAsync(HttpContext context, string method, Func<SlackCall, FakeAnswer.Respond> good)
    {
        var call = await ReadAsync(context.Request, method);
        Calls.Add(call);
        using var json = JsonDocument.Parse(call.Json);
        var refusal = (method == "response_url" ? null : RefusalOfToken(call)) ?? SlackRules.ErrorOfMessage(json.RootElement);
        var answer = refusal is null ? good(call) : SlackError.Of(refusal);
        await AnswerAsync(context, answer, () =>
        {
            if (answer.Body.Contains("\"ok\":false", StringComparison.Ordinal))
                return;
            if (method == "chat.postMessage")
                Keep(call, answer);
            Sent.Add(call);
        });
    }

    private async Task HandleAsync(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var call = await ReadAsync(context.Request, method);
        (method == "auth.test" ? Introductions : Others).Add(call);
        var decided = _answers.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next : null;
        var needsToken = method is not ("oauth.v2.access" or "apps.connections.open");
        var answer = decided ?? (needsToken && RefusalOfToken(call) is { } refusal ? SlackError.Of(refusal) : AnswerOf(call));
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    }

    private string? RefusalOfToken(SlackCall call) =>
        GoodToken is null || call.Authorization == $"Bearer {GoodToken}" ? null : ExpiredTokens.Contains(call.Authorization["Bearer ".Length..]) ? "token_expired" : "invalid_auth";

    // Five times, as documented. A path that begins with "expired" is over thirty minutes old.
    private FakeAnswer.Respond Responded(SlackCall call)
    {
        if (call.Path.Contains("expired", StringComparison.Ordinal))
            return SlackError.Of("expired_url", 404);
        return _uses.AddOrUpdate(call.Path, 1, static (_, uses) => uses + 1) > 5 ? SlackError.Of("used_url", 404) : new FakeAnswer.Respond(200, "ok", "text/plain");
    }

    private static async Task<SlackCall> ReadAsync(HttpRequest request, string method)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true)
            body = JsonSerializer.Serialize(QueryHelpers.ParseQuery(body).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new SlackCall(
            method, request.Path, request.Headers.Authorization.ToString(), Text("channel"), Text("thread_ts"), Text("text"), Text("response_type"), root.GetRawText());
    }

    private static FakeAnswer.Respond Good(object body) => new(200, JsonSerializer.Serialize(body));
}
