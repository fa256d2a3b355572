using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>A message or a mention, as an event tells of it.</summary>
internal sealed record SlackEvent
{
    private SlackEvent(string team, string channel, string user, string ts, JsonElement @event)
    {
        Team = team;
        Channel = channel;
        User = user;
        Ts = ts;
        ThreadTs = @event.At("thread_ts"u8).SlackId();
        RawText = @event.At("text"u8).Text() ?? "";
        IsMention = @event.At("type"u8).Is("app_mention"u8);
        IsDirect = @event.At("channel_type"u8).Is("im"u8) || channel.StartsWith('D');
        ClientMessageId = @event.At("client_msg_id"u8).SlackId();
        Files = SlackFileList.Read(@event);
    }

    public string Team { get; }

    public string Channel { get; }

    public string User { get; }

    public string Ts { get; }

    public string? ThreadTs { get; }

    public string RawText { get; }

    public bool IsMention { get; }

    public bool IsDirect { get; }

    public string? ClientMessageId { get; }

    public ImmutableArray<InboundFile> Files { get; }

    public string? EventId { get; private init; }

    public string? Enterprise { get; private init; }

    /// <summary>The bot for whom Slack sent the event.</summary>
    public string? AuthorizedUser { get; private init; }

    /// <summary>
    /// The message in an event; null for everything that no person wrote: other events, edits and deletions, joins, messages of bots, our
    /// own among them.
    /// </summary>
    public static SlackEvent? Read(JsonElement root)
    {
        var @event = root.At("event"u8);
        if (!IsWrittenByPerson(@event))
            return null;
        var enterprise = root.At("enterprise_id"u8).SlackId();
        if ((root.At("team_id"u8).SlackId() ?? enterprise) is not { } team
            || @event.At("channel"u8).SlackId() is not { } channel
            || @event.At("user"u8).SlackId() is not { } user
            || @event.At("ts"u8).SlackId() is not { } ts)
            return null;
        return new SlackEvent(team, channel, user, ts, @event)
        {
            EventId = root.At("event_id"u8).SlackId(),
            Enterprise = enterprise,
            AuthorizedUser = root.At("authorizations"u8).First().At("user_id"u8).SlackId(),
        };
    }

    /// <summary>
    /// True when the assistant is meant: a mention, a direct message, or a message elsewhere that mentions the bot. The last one is the
    /// other half of a mention, has the same key, and on some installations is the only half that comes.
    /// </summary>
    public bool IsForAssistant(string? botUserId)
    {
        if (User == botUserId)
            return false;
        return IsMention || IsDirect || Names(botUserId) || Names(AuthorizedUser);
    }

    /// <summary>
    /// Team, channel and time are the same for both halves; the second key recognises a phantom repetition with another time.
    /// </summary>
    public DeliveryItem ToItem() => new(new DeliveryKey($"slack:{Team}:{Channel}:{Ts}"), Conversation, 0)
    {
        AlternateKey = (ClientMessageId, EventId) switch
        {
            ({ } client, _) => new DeliveryKey($"slack:cmid:{client}"),
            (_, { } @event) => new DeliveryKey($"slack:event:{@event}"),
            _ => null,
        },
    };

    /// <summary>The message as the assistant reads it.</summary>
    public InboundMessage ToMessage(string? botUserId) => new()
    {
        Sender = SlackIds.IdentityOf(Team, User),
        Conversation = Conversation,
        Text = SlackText.Read(RawText, botUserId, AuthorizedUser),
        Files = Files,
        // A thread of direct messages is one of many: what comes later belongs to none of them.
        IsDirect = IsDirect && AnswerThread is null,
        IsPrivate = SlackIds.IsPrivate(Conversation),
        ReplyTo = SlackAddress.OfMessage(Team, Channel, AnswerThread, Ts, User),
        StandingAddress = SlackAddress.Of(Conversation),
    };

    // A direct message outside any thread is answered outside; in channels, and where the assistant view opens threads, the thread is the
    // conversation.
    private string? AnswerThread => IsDirect && ThreadTs is null ? null : ThreadTs ?? Ts;

    private ConversationId Conversation =>
        AnswerThread is { } thread ? SlackIds.Thread(Team, Channel, thread) : SlackIds.Direct(Team, Channel);

    private bool Names(string? user) => user is not null && SlackText.Mentions(RawText, user);

    // New-style posts of bots have a user and no subtype: bot_id and bot_profile give them away.
    private static bool IsWrittenByPerson(JsonElement @event)
    {
        if (@event.At("bot_id"u8).IsPresent() || @event.At("bot_profile"u8).IsPresent() || @event.At("hidden"u8).IsTrue())
            return false;
        var type = @event.At("type"u8);
        if (!type.Is("message"u8) && !type.Is("app_mention"u8))
            return false;
        var subtype = @event.At("subtype"u8);
        return !subtype.IsPresent() || subtype.Id() is "file_share" or "thread_broadcast" or "me_message";
    }
}
