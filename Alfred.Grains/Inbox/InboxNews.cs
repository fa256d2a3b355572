namespace Alfred.Inbox;

/// <summary>What a batch of deliveries brought.</summary>
/// <param name="Messages">The messages that are new, in the order of their ids.</param>
/// <param name="Moved">Where a receipt was news of a reply whose sending had ended without an answer, or lets one go out again.</param>
internal sealed record InboxNews(IReadOnlyList<HandedOffMessage> Messages, IReadOnlyCollection<ConversationId> Moved)
{
    /// <summary>The new messages of each delivery.</summary>
    public IReadOnlyList<IReadOnlyList<StoredMessage>> For(IReadOnlyList<AcceptedDelivery> deliveries)
    {
        var byBody = Messages.ToLookup(message => message.Delivery.BodyId, message => message.Message);
        return [.. deliveries.Select(delivery => (IReadOnlyList<StoredMessage>)[.. byBody[delivery.BodyId]])];
    }
}
