using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Home;

/// <summary>Somebody looks at the Home tab.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="User">Who looks.</param>
internal sealed record HomeOpening(string Team, string User)
{
    /// <summary>Reads it out of an event; null for every other event, the Messages tab's among them.</summary>
    public static HomeOpening? Read(JsonElement root)
    {
        var @event = root.At("event"u8);
        return @event.At("type"u8).Is("app_home_opened"u8) && @event.At("tab"u8).Is("home"u8)
            && (root.At("team_id"u8).SlackId() ?? root.At("enterprise_id"u8).SlackId()) is { } team
            && @event.At("user"u8).SlackId() is { } user
                ? new(team, user)
                : null;
    }
}
