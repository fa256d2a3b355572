using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>What people in the workspace cause: requests of Slack's to Alfred.</summary>
internal sealed class WorkspaceWebhooks(SlackSettings settings, SlackJson json, WorkspaceBook book, TimeProvider time)
{
    private const string App = "A0ALFRED";
    private const string Path = "/slack/events";

    /// <summary>An event, as the Events API wraps it.</summary>
    public Webhook Event(string what, JsonObject @event) => new(what, Path, WireJson.Write(new JsonObject
    {
        ["token"] = "sandbox",
        ["team_id"] = book.People.Team,
        ["api_app_id"] = App,
        ["event"] = @event,
        ["type"] = "event_callback",
        ["event_id"] = book.NextId("Ev"),
        ["event_time"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(
            new JsonObject { ["team_id"] = book.People.Team, ["user_id"] = book.People.Bot, ["is_bot"] = true }),
    }), "application/json", Sign);

    /// <summary>A message's event.</summary>
    /// <param name="what">What it tells.</param>
    /// <param name="message">The message.</param>
    /// <param name="type"><c>message</c> or <c>app_mention</c>.</param>
    public Webhook Message(string what, WorkspaceMessage message, string type)
    {
        var @event = json.Message(message);
        @event["type"] = type;
        @event["channel"] = message.Channel;
        @event["event_ts"] = message.Ts;
        if (type == "message")
            @event["channel_type"] = message.Channel.StartsWith('D') ? "im" : "channel";
        if (message.Files.Length > 0 && type == "message")
            @event["subtype"] = "file_share";
        return Event(what, @event);
    }

    /// <summary>A slash command.</summary>
    public Webhook Command(WorkspaceUser user, WorkspaceChannel channel, string command, string text, string trigger, Uri responseUrl)
    {
        var (place, author) = ((channel.Id, channel.WireName), (user.Id, user.Name.ToLowerInvariant()));
        var form = SlackWebhookRequest.Command(book.People.Team, place, author, command, text, trigger, responseUrl);
        return Form($"{command} by {user.Name}", form);
    }

    /// <summary>An interaction: a click, a filled modal.</summary>
    public Webhook Interaction(string what, WorkspaceUser user, JsonObject payload)
    {
        var name = user.Name.ToLowerInvariant();
        payload["team"] = new JsonObject { ["id"] = book.People.Team, ["domain"] = "sandbox" };
        payload["user"] = new JsonObject { ["id"] = user.Id, ["username"] = name, ["name"] = name, ["team_id"] = book.People.Team };
        payload["api_app_id"] = App;
        payload["token"] = "sandbox";
        return Form(what, SlackWebhookRequest.Form(("payload", payload.ToJsonString(WireJson.Options))));
    }

    private Webhook Form(string what, byte[] form) => new(what, Path, form, "application/x-www-form-urlencoded", Sign);

    private void Sign(HttpRequestMessage request, byte[] body) =>
        SlackWebhookRequest.Sign(request, settings.SigningSecret, body, time.GetUtcNow());
}
