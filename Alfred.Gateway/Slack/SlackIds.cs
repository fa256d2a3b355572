using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>Slack's ids, and the keys that are made of them. None may hold a colon, which separates the parts of our keys.</summary>
internal static class SlackIds
{
    /// <summary>60 characters are four times what Slack uses; four of them still fit into a key.</summary>
    private const int MaxLength = 60;

    /// <summary>An id of Slack; null for anything else.</summary>
    public static string? SlackId(this JsonElement element) => Checked(element.Id());

    /// <summary>The text itself when it can be an id of Slack.</summary>
    public static string? Checked(string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.Contains(':', StringComparison.Ordinal) ? text : null;

    /// <summary>The workspace of an interaction; null when it names none.</summary>
    public static string? TeamOf(JsonElement payload) =>
        payload.At("team"u8).At("id"u8).SlackId() ?? payload.At("user"u8).At("team_id"u8).SlackId()
            ?? payload.At("enterprise"u8).At("id"u8).SlackId();

    /// <summary>A user as members are listed.</summary>
    public static Identity IdentityOf(string team, string user) => new($"slack:{team}:{user}");

    /// <summary>A direct message channel, or a person's slash commands when <paramref name="channelOrUser"/> is a user.</summary>
    public static ConversationId Direct(string team, string channelOrUser) => new($"slack:{team}:{channelOrUser}");

    /// <summary>True for a conversation that only one person and the assistant are in, and for a thread of it.</summary>
    public static bool IsPrivate(ConversationId conversation) =>
        conversation.Value.Split(':') is ["slack", _, _] or ["slack", _, ['D', ..], _];

    /// <summary>A thread, named by the message that opened it.</summary>
    public static ConversationId Thread(string team, string channel, string threadTs) => new($"slack:{team}:{channel}:{threadTs}");
}
