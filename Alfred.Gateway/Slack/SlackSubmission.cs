using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>A form that was filled in.</summary>
internal sealed record SlackSubmission
{
    public required string Team { get; init; }

    public required string User { get; init; }

    public string? UserName { get; init; }

    /// <summary>The modal: it can be sent off once.</summary>
    public required string ViewId { get; init; }

    public required FormOrigin Origin { get; init; }

    public required ImmutableSortedDictionary<string, string> Values { get; init; }

    /// <summary>The fields that have to be filled in before the modal may close.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>Reads the payload; null for every other interaction, other modals among them.</summary>
    public static SlackSubmission? Read(JsonElement payload)
    {
        var view = payload.At("view"u8);
        if (!payload.At("type"u8).Is("view_submission"u8)
            || !view.At("callback_id"u8).Is(FormView.CallbackId)
            || SlackIds.TeamOf(payload) is not { } team
            || payload.At("user"u8).At("id"u8).SlackId() is not { } user
            || view.At("id"u8).SlackId() is not { } viewId
            || !FormOrigin.TryRead(view.At("private_metadata"u8).Text(), team, user, out var origin))
            return null;
        return new SlackSubmission
        {
            Team = team,
            User = user,
            UserName = WrittenText.CleanName(payload.At("user"u8).At("name"u8).Text()),
            ViewId = viewId,
            Origin = origin,
            Values = FormState.Values(view),
            Missing = FormState.Missing(view),
        };
    }

    /// <summary>The key.</summary>
    public DeliveryItem ToItem() => new(new DeliveryKey($"slack:view:{Team}:{ViewId}"), Origin.Conversation, 0);

    /// <summary>The message as the assistant reads it.</summary>
    public InboundMessage ToMessage(SlackUrls urls) => new()
    {
        Sender = SlackIds.IdentityOf(Team, User),
        SenderName = UserName,
        Conversation = Origin.Conversation,
        IsPrivate = SlackIds.IsPrivate(Origin.Conversation),
        Text = "",
        Submission = new FormSubmission(Origin.Action, Values),
        Files = Origin.Picture is { } picture ? [picture] : [],
        // Who opened it was the one who was asked: nobody else sends it off.
        Answers = Origin.Question is { } key ? new(key, Asked: null) : null,
        ReplyTo = Origin.ResponseUrl is { } url && urls.IsResponseUrl(url) ? SlackAddress.OfResponseUrl(url, Origin.Conversation)
            : SlackAddress.OfPerson(Origin.Conversation, User),
        StandingAddress = SlackAddress.Of(Origin.Conversation),
    };
}
