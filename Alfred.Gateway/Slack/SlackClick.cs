using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>A button or a menu entry that somebody picked.</summary>
internal sealed record SlackClick
{
    /// <summary>Longer values are data for a program, not something a person would write.</summary>
    private const int MaxTextLength = 200;

    public required string Key { get; init; }

    public required string Team { get; init; }

    public required string User { get; init; }

    public string? UserName { get; init; }

    /// <summary>The thread of the message with the control, or the person alone.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>What picking it says; null for something that is no plain text.</summary>
    public string? Text { get; init; }

    /// <summary>The form that it opens; null for an ordinary choice.</summary>
    public Form? Form { get; init; }

    /// <summary>What opens a view, once and within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Where only the person who clicked is told something, whatever the message; null when Slack gave none.</summary>
    public Uri? HintUrl { get; init; }

    /// <summary>Only for a message that nobody else sees; elsewhere the answer belongs into the thread.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>The question that it answers; null for an entry of a list to work off, and when Slack did not tell the message.</summary>
    public AnsweredQuestion? Answers { get; init; }

    /// <summary>True for a control of the person's Home tab.</summary>
    public bool IsOfHome { get; init; }

    /// <summary>True for a control that is meant for another person.</summary>
    public bool IsOfSomebodyElse => Answers?.Asked is { } asked && asked != SlackIds.IdentityOf(Team, User);

    /// <summary>The message whose controls are used up; null when Slack did not tell.</summary>
    public UsedControls? Used { get; init; }

    /// <summary>Reads the payload; null for every other interaction: shortcuts, closed views.</summary>
    public static SlackClick? Read(JsonElement payload)
    {
        var action = payload.At("actions"u8).First();
        if (!payload.At("type"u8).Is("block_actions"u8)
            || SlackIds.TeamOf(payload) is not { } team
            || payload.At("user"u8).At("id"u8).SlackId() is not { } userId
            || KeyOf(payload, action, userId) is not { } key)
            return null;
        var conversation = ConversationOf(payload, team);
        var responseUrl = SlackAddress.ParseResponseUrl(payload.At("response_url"u8).Text());
        var id = ControlId.Parse(action.At("action_id"u8).Id() ?? "");
        var form = id.Action == ControlId.OpenForm ? FormValue.Read(action.At("value"u8).Text()) : null;
        return new SlackClick
        {
            Key = key,
            Team = team,
            User = userId,
            UserName = WrittenText.CleanName(payload.At("user"u8).At("name"u8).Text()),
            Conversation = conversation ?? SlackIds.Direct(team, userId),
            Text = form is null ? TextOf(action) : null,
            Form = form,
            TriggerId = payload.At("trigger_id"u8).Id(),
            HintUrl = responseUrl,
            ResponseUrl = conversation is null ? responseUrl : null,
            IsOfHome = payload.At("view"u8).At("type"u8).Is("home"u8),
            Answers = OfHome(payload, action, team, userId) ?? QuestionOf(payload, id, team),
            Used = UsedControls.Read(payload, userId, responseUrl),
        };
    }

    /// <summary>The key.</summary>
    public DeliveryItem ToItem() => new(new DeliveryKey(Key), Conversation, 0);

    /// <summary>The message as the assistant reads it.</summary>
    public InboundMessage ToMessage(SlackUrls urls) => new()
    {
        Sender = SlackIds.IdentityOf(Team, User),
        SenderName = UserName,
        Conversation = Conversation,
        IsPrivate = SlackIds.IsPrivate(Conversation),
        Text = Text ?? "",
        IsPicked = true,
        Answers = Answers,
        ReplyTo = ResponseUrl is not null && urls.IsResponseUrl(ResponseUrl) ? SlackAddress.OfResponseUrl(ResponseUrl, Conversation)
            : SlackAddress.OfPerson(Conversation, User),
        StandingAddress = SlackAddress.Of(Conversation),
    };

    // Each time it is published a Home tab has another hash: a control that was used once is used up until then.
    private static AnsweredQuestion? OfHome(JsonElement payload, JsonElement action, string team, string user)
    {
        var view = payload.At("view"u8);
        return view.At("type"u8).Is("home"u8) && view.At("hash"u8).Text() is { } hash && action.At("block_id"u8).Id() is { } block
            ? new($"home:{hash}:{block}", SlackIds.IdentityOf(team, user))
            : null;
    }

    private static AnsweredQuestion? QuestionOf(JsonElement payload, ControlId id, string team)
    {
        var (message, container) = (payload.At("message"u8), payload.At("container"u8));
        return !id.IsTick
            && (payload.At("channel"u8).At("id"u8).SlackId() ?? container.At("channel_id"u8).SlackId()) is { } channel
            && (message.At("ts"u8).SlackId() ?? container.At("message_ts"u8).SlackId()) is { } ts
                ? new($"{channel}:{ts}", SlackIds.Checked(id.User) is { } user ? SlackIds.IdentityOf(team, user) : null)
                : null;
    }

    private static string? TextOf(JsonElement action)
    {
        var value = WrittenText.Clean(action.At("value"u8).Text() ?? action.At("selected_option"u8).At("value"u8).Text());
        return value.Length is 0 or > MaxTextLength || value[0] is '{' or '[' ? null : value;
    }

    private static string? KeyOf(JsonElement payload, JsonElement action, string user)
    {
        if (payload.At("trigger_id"u8).Id() is { } trigger)
            return $"slack:trigger:{trigger}";
        return action.At("action_ts"u8).SlackId() is { } ts
            && action.At("action_id"u8).SlackId() is { } id ? $"slack:action:{ts}:{user}:{id}" : null;
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
        return (threadTs ?? message.At("ts"u8).SlackId() ?? container.At("message_ts"u8).SlackId()) is { } ts
            ? SlackIds.Thread(team, channel, ts)
            : null;
    }
}
