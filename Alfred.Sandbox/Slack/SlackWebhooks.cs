using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>Writes and signs requests as Slack does.</summary>
internal sealed class SlackWebhooks(SlackSettings settings, WorkspaceBook book, TimeProvider time)
{
    private const string App = "A0ALFRED";

    /// <summary>An event, as the Events API wraps it.</summary>
    public Webhook Event(string what, JsonObject @event) => Post(what, new JsonObject
    {
        ["token"] = "sandbox",
        ["team_id"] = book.Team,
        ["api_app_id"] = App,
        ["event"] = @event,
        ["type"] = "event_callback",
        ["event_id"] = book.NextId("Ev"),
        ["event_time"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = book.Team, ["user_id"] = WorkspaceBook.Bot, ["is_bot"] = true }),
    });

    /// <summary>A message in an event.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type"><c>message</c> or <c>app_mention</c>.</param>
    public JsonObject Message(WorkspaceMessage message, string type)
    {
        var @event = Plain(message);
        @event["type"] = type;
        @event["channel"] = message.Channel;
        @event["event_ts"] = message.Ts;
        if (type == "message")
            @event["channel_type"] = message.Channel.StartsWith('D') ? "im" : "channel";
        if (message.Files.Length > 0 && type == "message")
            @event["subtype"] = "file_share";
        return @event;
    }

    /// <summary>A message as histories and interactions show it.</summary>
    public JsonObject Plain(WorkspaceMessage message, bool withMetadata = false)
    {
        var plain = new JsonObject { ["type"] = "message", ["user"] = message.User, ["text"] = message.Text, ["ts"] = message.Ts, ["team"] = book.Team };
        if (message.User == WorkspaceBook.Bot)
            plain["bot_id"] = "B0ALFRED";
        else
            plain["client_msg_id"] = $"{message.Channel}-{message.Ts}";
        if (message.ThreadTs is not null)
            plain["thread_ts"] = message.ThreadTs;
        if (message.Blocks is { } blocks)
            plain["blocks"] = JsonNode.Parse(blocks.GetRawText());
        if (withMetadata && message.Metadata is { } metadata)
            plain["metadata"] = JsonNode.Parse(metadata.GetRawText());
        if (message.Files.Length > 0)
            plain["files"] = new JsonArray([.. message.Files.Select(File)]);
        return plain;
    }

    /// <summary>A file as Slack describes it.</summary>
    public JsonNode File(SandboxFile file) => new JsonObject
    {
        ["id"] = $"F{file.Id}",
        ["name"] = file.Name,
        ["mimetype"] = file.MediaType,
        ["size"] = file.Size,
        ["subtype"] = file.IsVoice ? "slack_audio" : null,
        ["url_private"] = $"{settings.Url}/files/{file.Id}",
        ["url_private_download"] = $"{settings.Url}/files/{file.Id}",
    };

    /// <summary>A slash command.</summary>
    public Webhook Command(WorkspaceUser user, WorkspaceChannel channel, string command, string text, string trigger, Uri responseUrl) => Form($"{command} by {user.Name}",
        ("token", "sandbox"), ("team_id", book.Team), ("team_domain", "sandbox"), ("channel_id", channel.Id), ("channel_name", channel.DirectWith is null ? channel.Name : "directmessage"),
        ("user_id", user.Id), ("user_name", user.Name.ToLowerInvariant()), ("command", command), ("text", text), ("api_app_id", App),
        ("is_enterprise_install", "false"), ("response_url", responseUrl.AbsoluteUri), ("trigger_id", trigger));

    /// <summary>An interaction: a click, a filled modal.</summary>
    public Webhook Interaction(string what, WorkspaceUser user, JsonObject payload)
    {
        payload["team"] = new JsonObject { ["id"] = book.Team, ["domain"] = "sandbox" };
        payload["user"] = new JsonObject { ["id"] = user.Id, ["username"] = user.Name.ToLowerInvariant(), ["name"] = user.Name.ToLowerInvariant(), ["team_id"] = book.Team };
        payload["api_app_id"] = App;
        payload["token"] = "sandbox";
        return Form(what, ("payload", payload.ToJsonString(WireJson.Options)));
    }

    /// <summary>A view in an interaction: what Alfred described, and what only Slack knows.</summary>
    public JsonObject View(OpenView open, JsonElement values)
    {
        var view = JsonNode.Parse(open.View.GetRawText())!.AsObject();
        view["id"] = open.Id;
        view["team_id"] = book.Team;
        view["hash"] = "sandbox";
        view["private_metadata"] ??= "";
        view["callback_id"] ??= "";
        view["state"] = new JsonObject { ["values"] = values.ValueKind == JsonValueKind.Object ? JsonNode.Parse(values.GetRawText()) : new JsonObject() };
        return view;
    }

    private Webhook Form(string what, params (string Name, string Value)[] fields) => new(
        what, "/slack/events", Encoding.ASCII.GetBytes(string.Join('&', fields.Select(static field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))), "application/x-www-form-urlencoded", Sign);

    private Webhook Post(string what, JsonObject body) => new(what, "/slack/events", WireJson.Write(body), "application/json", Sign);

    private void Sign(HttpRequestMessage request, byte[] body)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body];
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.SigningSecret), signed))}");
    }
}
