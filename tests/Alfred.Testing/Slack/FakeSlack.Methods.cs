using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Slack;

public sealed partial class FakeSlack
{
    private readonly ConcurrentQueue<JsonObject> _history = new();
    private readonly ConcurrentDictionary<string, byte> _triggers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _reactions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _fileNames = new(StringComparer.Ordinal);
    private readonly Lock _tokens = new();
    private int _messages;
    private int _files;
    private int _rotations;

    /// <summary>Bytes that were uploaded, by file name.</summary>
    public ConcurrentDictionary<string, byte[]> Uploaded { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes that can be downloaded, by name; only with a right token.</summary>
    public ConcurrentDictionary<string, byte[]> Downloads { get; } = new(StringComparer.Ordinal);

    /// <summary>Name and zone by user.</summary>
    public ConcurrentDictionary<string, (string Name, string Zone)> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>Tokens that ran out.</summary>
    public ImmutableHashSet<string> ExpiredTokens { get; set; } = [];

    /// <summary>The refresh token that is good now; each is good once.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>How many seconds a new token lives.</summary>
    public int TokenLife { get; set; } = 43_200;

    /// <summary>The address of a file that can be downloaded.</summary>
    public Uri DownloadUrl(string name) => new(Url, $"/files-pri/{name}");

    private FakeAnswer.Respond AnswerOf(SlackCall call)
    {
        using var document = JsonDocument.Parse(call.Json);
        var root = document.RootElement;
        return call.Method switch
        {
            "auth.test" => Good(new { ok = true, url = "https://subarachnoid.slack.com/", team = "Subarachnoid Workspace", user = "bot", team_id = TeamId, user_id = BotUserId, bot_id = "BZYBOTHED" }),
            "apps.connections.open" => Good(new { ok = true, url = new UriBuilder(Url) { Scheme = "ws", Path = $"/link/{Sockets.NewTicket()}" }.Uri.AbsoluteUri }),
            "users.info" => UserOf(root.GetProperty("user").GetString()!),
            "conversations.open" => Good(new { ok = true, channel = new { id = $"D{root.GetProperty("users").GetString()}" } }),
            "conversations.history" or "conversations.replies" => HistoryOf(root),
            "chat.update" => SlackRules.ErrorOfMessage(root) is { } error ? SlackError.Of(error) : Good(new { ok = true, channel = call.Channel, ts = root.GetProperty("ts").GetString() }),
            "reactions.add" => React(root),
            "views.open" => OpenView(root),
            "files.getUploadURLExternal" => OpenUpload(root),
            "files.completeUploadExternal" => Share(root),
            "oauth.v2.access" => Rotate(call, root),
            _ => SlackError.Of("unknown_method"),
        };
    }

    private FakeAnswer.Respond Posted(SlackCall call)
    {
        var ts = NextTs();
        return Good(new { ok = true, channel = call.Channel, ts, message = new { text = call.Text, username = "ecto1", bot_id = "BZYBOTHED", type = "message", subtype = "bot_message", ts } });
    }

    private string NextTs() => $"1503435956.{Interlocked.Increment(ref _messages):d6}";

    private void Keep(SlackCall call, FakeAnswer.Respond answer)
    {
        var message = JsonNode.Parse(call.Json)!.AsObject();
        message["ts"] = JsonNode.Parse(answer.Body)!["ts"]!.GetValue<string>();
        message["user"] = BotUserId;
        _history.Enqueue(message);
    }

    // A direct message channel is D and its user: posts to the user are in it.
    private FakeAnswer.Respond HistoryOf(JsonElement root)
    {
        var channel = root.GetProperty("channel").GetString();
        var thread = root.TryGetProperty("ts", out var ts) ? ts.GetString() : null;
        if (channel!.StartsWith('U'))
            return SlackError.Of("channel_not_found");
        var withMetadata = root.TryGetProperty("include_all_metadata", out var all) && all.GetString() == "true";
        var skip = root.TryGetProperty("cursor", out var cursor) ? int.Parse(cursor.GetString()!, CultureInfo.InvariantCulture) : 0;
        var limit = int.Parse(root.GetProperty("limit").GetString()!, CultureInfo.InvariantCulture);
        var found = _history
            .Where(message => (message["channel"]!.GetValue<string>() == channel || $"D{message["channel"]}" == channel) && (thread is null || message["thread_ts"]?.GetValue<string>() == thread))
            .Select(message =>
            {
                var copy = message.DeepClone().AsObject();
                if (!withMetadata)
                    copy.Remove("metadata");
                return copy;
            }).Reverse().ToList();
        var page = found.Skip(skip).Take(limit).ToArray();
        var hasMore = skip + page.Length < found.Count;
        return Good(new { ok = true, messages = page, has_more = hasMore, response_metadata = new { next_cursor = hasMore ? (skip + limit).ToString(CultureInfo.InvariantCulture) : "" } });
    }

    private FakeAnswer.Respond UserOf(string user) => Users.TryGetValue(user, out var known)
        ? Good(new { ok = true, user = new { id = user, name = "handle", tz = known.Zone, real_name = "Real Name", profile = new { display_name = known.Name, real_name = "Real Name" } } })
        : SlackError.Of("user_not_found");

    private FakeAnswer.Respond React(JsonElement root) =>
        _reactions.TryAdd($"{root.GetProperty("channel")} {root.GetProperty("timestamp")} {root.GetProperty("name")}", 0) ? Good(new { ok = true }) : SlackError.Of("already_reacted");

    private FakeAnswer.Respond OpenView(JsonElement root)
    {
        var trigger = root.GetProperty("trigger_id").GetString()!;
        if (trigger.Contains("expired", StringComparison.Ordinal))
            return SlackError.Of("expired_trigger_id");
        if (SlackRules.ErrorOfView(root.GetProperty("view")) is { } error)
            return SlackError.Of(error);
        return _triggers.TryAdd(trigger, 0) ? Good(new { ok = true, view = new { id = $"V{_triggers.Count}" } }) : SlackError.Of("exchanged_trigger_id");
    }

    private FakeAnswer.Respond OpenUpload(JsonElement root)
    {
        var id = $"F{Interlocked.Increment(ref _files)}";
        _fileNames[id] = root.GetProperty("filename").GetString()!;
        return Good(new { ok = true, upload_url = new Uri(Url, $"/upload/{id}").AbsoluteUri, file_id = id });
    }

    private async Task UploadAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        Uploaded[_fileNames[(string)context.Request.RouteValues["id"]!]] = bytes.ToArray();
        await context.Response.WriteAsync($"OK - {bytes.Length}");
    }

    private FakeAnswer.Respond Share(JsonElement root)
    {
        var channel = root.GetProperty("channel_id").GetString()!;
        if (channel.StartsWith('U'))
            return SlackError.Of("channel_not_found");
        var names = root.GetProperty("files").EnumerateArray().Select(file => _fileNames[file.GetProperty("id").GetString()!]).ToArray();
        if (!names.All(Uploaded.ContainsKey))
            return SlackError.Of("file_not_found");
        _history.Enqueue(new JsonObject
        {
            ["channel"] = channel,
            ["thread_ts"] = root.TryGetProperty("thread_ts", out var thread) ? thread.GetString() : null,
            ["ts"] = NextTs(),
            ["user"] = BotUserId,
            ["files"] = new JsonArray([.. names.Select(name => new JsonObject { ["name"] = name })]),
        });
        return Good(new { ok = true, files = names.Select(name => new { title = name }) });
    }

    private FakeAnswer.Respond Rotate(SlackCall call, JsonElement root)
    {
        lock (_tokens)
        {
            if (!call.Authorization.StartsWith("Basic ", StringComparison.Ordinal) || root.GetProperty("refresh_token").GetString() != RefreshToken)
                return SlackError.Of("invalid_refresh_token");
            var number = ++_rotations;
            RefreshToken = $"xoxe-1-refresh-canary-{number}";
            GoodToken = $"xoxe.xoxb-access-canary-{number}";
            return Good(new { ok = true, access_token = GoodToken, refresh_token = RefreshToken, expires_in = TokenLife, token_type = "bot" });
        }
    }

    private async Task DownloadAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (name == "moved" || string.IsNullOrEmpty(context.Request.Headers.Authorization))
            context.Response.Redirect("https://slack.com/signin");
        else if (Downloads.TryGetValue(name, out var bytes))
            await context.Response.Body.WriteAsync(bytes);
        else
            context.Response.StatusCode = 404;
    }
}
