namespace Alfred.Inbox;

/// <summary>
/// Answers that travel in the HTTP response of the request that asked. One conditional update of the outbox row decides whether the
/// response or the outbox sends it.
/// </summary>
public interface IInlineReplies
{
    /// <summary>
    /// Waits for the answer to a message and takes it, so that the outbox leaves it alone. Call before or after the delivery is accepted.
    /// </summary>
    /// <param name="conversation">The message's conversation.</param>
    /// <param name="key">The message.</param>
    /// <param name="patience">How long to wait; the provider's limit less a margin.</param>
    /// <param name="cancellationToken">Ends the wait; a row already taken stays taken.</param>
    /// <returns>The taken answer, or null: not ready in time, or the outbox was first. Then acknowledge; the answer comes by
    /// itself.</returns>
    Task<InlineReply?> TakeAsync(ConversationId conversation, DeliveryKey key, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Says that a taken answer was written to the response. Without it the row becomes uncertain and is sent once more.</summary>
    Task ConfirmAsync(InlineReply reply);
}

/// <summary>An answer taken from the outbox.</summary>
/// <param name="OutboxId">Its row.</param>
/// <param name="Reply">What it says.</param>
public sealed record InlineReply(long OutboxId, Reply Reply)
{
    /// <summary>The conversation it belongs to.</summary>
    public required ConversationId Conversation { get; init; }
}
