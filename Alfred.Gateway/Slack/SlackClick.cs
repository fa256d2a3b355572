using System.Text.Json;
using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>A button or a menu entry whose value is plain text: the same as having written that text.</summary>
internal sealed record SlackClick
{
    /// <summary>Longer values are data for a program, not something a person would write.</summary>
    private const int MaxTextLength = 200;

    public required string Key { get; init; }

    public required Identity Sender { get; init; }

    public string? SenderName { get; init; }

    public required ConversationId Conversation { get; init; }

    public required string Text { get; init; }

    public Uri? ResponseUrl { get; init; }

    /// <summary>Reads the payload; null for every other interaction: forms, shortcuts, closed views.</summary>
    public static SlackClick? Read(JsonElement payload)
    {
        var action = payload.At("actions"u8).First();
        var user = payload.At("user"u8);
        var team = payload.At("team"u8).At("id"u8).SlackId() ?? user.At("team_id"u8).SlackId() ?? payload.At("enterprise"u8).At("id"u8).SlackId();
        if (!payload.At("type"u8).Is("block_actions"u8)
            || team is null
            || user.At("id"u8).SlackId() is not { } userId
            || TextOf(action) is not { } text
            || KeyOf(payload, action, userId) is not { } key)
            return null;
        var conversation = ConversationOf(payload, team);
        return new SlackClick
        {
            Key = key,
            Sender = SlackIds.IdentityOf(team, userId),
            SenderName = WrittenText.CleanName(user.At("name"u8).Text()),
            Conversation = conversation ?? SlackIds.Direct(team, userId),
            Text = text,
            // Only for a message that nobody else sees; elsewhere the answer belongs into the thread.
            ResponseUrl = conversation is null ? SlackAddress.ParseResponseUrl(payload.At("response_url"u8).Text()) : null,
        };
    }

    /// <summary>The key.</summary>
    public DeliveryItem ToItem() => new(new DeliveryKey(Key), Conversation, 0);

    /// <summary>The message as the assistant reads it.</summary>
    public InboundMessage ToMessage(ResponseUrls responseUrls) => new()
    {
        Sender = Sender,
        SenderName = SenderName,
        Conversation = Conversation,
        Text = Text,
        ReplyTo = ResponseUrl is not null && responseUrls.IsAllowed(ResponseUrl) ? SlackAddress.OfResponseUrl(ResponseUrl) : SlackAddress.Of(Conversation),
        StandingAddress = SlackAddress.Of(Conversation),
    };

    private static string? TextOf(JsonElement action)
    {
        var value = WrittenText.Clean(action.At("value"u8).Text() ?? action.At("selected_option"u8).At("value"u8).Text());
        return value.Length is 0 or > MaxTextLength || value[0] is '{' or '[' ? null : value;
    }

    private static string? KeyOf(JsonElement payload, JsonElement action, string user)
    {
        if (payload.At("trigger_id"u8).Id() is { } trigger)
            return $"slack:trigger:{trigger}";
        return action.At("action_ts"u8).SlackId() is { } ts && action.At("action_id"u8).SlackId() is { } id ? $"slack:action:{ts}:{user}:{id}" : null;
    }

    /// <summary>The thread of the message with the button; null when only its reader sees that message, or it is in no channel.</summary>
    private static ConversationId? ConversationOf(JsonElement payload, string team)
    {
        var container = payload.At("container"u8);
        if (container.At("is_ephemeral"u8).IsTrue()
            || (payload.At("channel"u8).At("id"u8).SlackId() ?? container.At("channel_id"u8).SlackId()) is not { } channel)
            return null;
        var message = payload.At("message"u8);
        var threadTs = message.At("thread_ts"u8).SlackId() ?? container.At("thread_ts"u8).SlackId();
        if (channel.StartsWith('D'))
            return threadTs is null ? SlackIds.Direct(team, channel) : SlackIds.Thread(team, channel, threadTs);
        return (threadTs ?? message.At("ts"u8).SlackId() ?? container.At("message_ts"u8).SlackId()) is { } ts ? SlackIds.Thread(team, channel, ts) : null;
    }
}
