using Alfred.Conversations;
using Alfred.Gateway.WhatsApp.Messages;

namespace Alfred.Gateway.WhatsApp.Window;

/// <summary>
/// WhatsApp's 24 hours: free-form messages are taken for so long after a person (in a group: anybody) wrote. Behind that the message waits,
/// and the configured template asks the person, at most once a day and for three days (each costs), to tap its button, which opens the
/// window again.
/// </summary>
internal sealed partial class WindowCheck(
    WhatsAppOptions options, ICustomerServiceWindow conversations, GraphCalls calls, TimeProvider time, ILogger<WindowCheck> logger)
{
    /// <summary>A minute less than Meta's: the message still has to get there.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    /// <summary>No number, so that its statuses are taken for no row of the outbox.</summary>
    private const string OpaqueData = "template";

    /// <summary>Null when the message may be sent; otherwise what becomes of it.</summary>
    public async Task<SendResult?> CheckAsync(OutboundMessage message, WhatsAppAddress to, CancellationToken cancellationToken)
    {
        if (IsWithin(message.HeardAt))
            return null;
        var since = time.GetUtcNow();
        if (await conversations.FindAsync(message.Conversation, cancellationToken) is not { } news)
            return new SendResult.Later("the database cannot say when the person last wrote");
        return IsWithin(news.HeardAt) && !(news.ClosedAt >= news.HeardAt)
            ? null
            : await SendTemplateAsync(message.Conversation, to, "nobody has written here for 24 hours", since, cancellationToken);
    }

    /// <summary>What becomes of a message that WhatsApp did not take because the window is closed, whatever is known here.</summary>
    /// <param name="message">The message.</param>
    /// <param name="to">Where it was to go.</param>
    /// <param name="reason">What WhatsApp said.</param>
    /// <param name="since">When the attempt began: the person may have written while WhatsApp refused it.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<SendResult> CloseAsync(
        OutboundMessage message, WhatsAppAddress to, string reason, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await conversations.NoteClosedAsync(message.Conversation, since, cancellationToken);
        return await SendTemplateAsync(message.Conversation, to, reason, since, cancellationToken);
    }

    private async Task<SendResult> SendTemplateAsync(
        ConversationId conversation, WhatsAppAddress to, string reason, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (to.IsGroup)
            return new SendResult.Held($"{reason}; in a group somebody has to write");
        if (options.Template is not { } template)
            return new SendResult.Held($"{reason}, and META_TEMPLATE names no template that could ask the person to");
        switch (await conversations.TryClaimTemplateAsync(conversation, since, cancellationToken))
        {
            case null:
                return new SendResult.Later("the database cannot say whether the template went");
            case false:
                return new SendResult.Held($"{reason}; the template went before");
        }

        var result = await calls.SendAsync(to, GraphTemplate.Write(to, template, OpaqueData), cancellationToken);
        if (result is not (SendResult.Sent or SendResult.Unknown))
            await conversations.ReleaseTemplateAsync(conversation, cancellationToken);
        switch (result)
        {
            case SendResult.Later or SendResult.Stopped:
                return result;
            case SendResult.Refused refused:
                LogTemplateRefused(template.Name, template.Language, refused.Reason);
                return new SendResult.Held($"{reason}, and the template was refused: {refused.Reason}");
            default:
                LogTemplateSent();
                return new SendResult.Held($"{reason}; the template asks the person to");
        }
    }

    private bool IsWithin(DateTimeOffset? heard) => heard is { } at && time.GetUtcNow() - at < Length;

    [LoggerMessage(2201, LogLevel.Information,
        "WhatsApp: a person who has not written for 24 hours was sent the template; what they would get waits")]
    private partial void LogTemplateSent();

    [LoggerMessage(2202, LogLevel.Error,
        "WhatsApp refused the template {Name} in {Language}: {Reason}. Check META_TEMPLATE and the template (approved, no variables, " +
            "one quick-reply button)")]
    private partial void LogTemplateRefused(string name, string language, string reason);
}
