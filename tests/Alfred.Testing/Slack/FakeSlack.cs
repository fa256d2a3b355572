using System.Text.Json;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Slack;

/// <summary>Slack's Web API and response URLs, as far as Alfred calls them.</summary>
public sealed class FakeSlack : FakeServer
{
    private int _messages;

    private FakeSlack()
    {
    }

    /// <summary>The workspace that <c>auth.test</c> names.</summary>
    public string TeamId { get; init; } = "T111";

    /// <summary>The bot's user that <c>auth.test</c> names.</summary>
    public string BotUserId { get; init; } = "UBOT";

    /// <summary>What <c>SLACK_API_URL</c> has to be.</summary>
    public Uri ApiUrl => new(Url, "/api");

    /// <summary>Every post, also those that were refused, hung or cut. Without <c>auth.test</c>.</summary>
    public CallLedger<SlackCall> Calls { get; } = new();

    /// <summary>The posts that were answered well: what people received.</summary>
    public CallLedger<SlackCall> Sent { get; } = new();

    /// <summary>Calls of <c>auth.test</c>.</summary>
    public CallLedger<SlackCall> Introductions { get; } = new();

    /// <summary>A response URL at this server.</summary>
    public Uri ResponseUrl(string id) => new(Url, $"/commands/{id}");

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeSlack> StartAsync(int port = 0, string teamId = "T111", string botUserId = "UBOT")
    {
        var fake = new FakeSlack { TeamId = teamId, BotUserId = botUserId };
        await fake.StartAsync(fake.Map, port);
        return fake;
    }

    private void Map(WebApplication app)
    {
        app.MapPost("/api/auth.test", AuthTestAsync);
        app.MapPost("/api/chat.postMessage", context => HandleAsync(context, "chat.postMessage", Posted));
        app.MapPost("/commands/{**id}", context => HandleAsync(context, "response_url", static _ => new FakeAnswer.Respond(200, "ok", "text/plain")));
    }

    private async Task AuthTestAsync(HttpContext context)
    {
        Introductions.Add(await ReadAsync(context.Request, "auth.test"));
        await context.Response.WriteAsJsonAsync(new
        {
            ok = true,
            url = "https://subarachnoid.slack.com/",
            team = "Subarachnoid Workspace",
            user = "bot",
            team_id = TeamId,
            user_id = BotUserId,
            bot_id = "BZYBOTHED",
        });
    }

    private async Task HandleAsync(HttpContext context, string method, Func<SlackCall, FakeAnswer.Respond> good)
    {
        var call = await ReadAsync(context.Request, method);
        Calls.Add(call);
        await AnswerAsync(context, good(call), () => Sent.Add(call));
    }

    private static async Task<SlackCall> ReadAsync(HttpRequest request, string method)
    {
        using var document = await JsonDocument.ParseAsync(request.Body);
        var root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new SlackCall(
            method, request.Path, request.Headers.Authorization.ToString(), Text("channel"), Text("thread_ts"), Text("text"), Text("response_type"), root.GetRawText());
    }

    private FakeAnswer.Respond Posted(SlackCall call)
    {
        var ts = $"1503435956.{Interlocked.Increment(ref _messages):d6}";
        return new FakeAnswer.Respond(200, JsonSerializer.Serialize(new
        {
            ok = true,
            channel = call.Channel,
            ts,
            message = new { text = call.Text, username = "ecto1", bot_id = "BZYBOTHED", type = "message", subtype = "bot_message", ts },
        }));
    }
}
