namespace Alfred.Inbox;

/// <summary>A row on its way into the inbox, its conversation under the opaque key, with the address where the delivery told it.</summary>
internal sealed record NewRow(
    AcceptedDelivery Delivery, string Key, string? Alternate, string Conversation, string? Address, int Ordinal, DateTimeOffset? WrittenAt,
    string State = "waiting", string? Error = null)
{
    /// <summary>The message that it is once it is stored.</summary>
    public StoredMessage ToMessage(long id) => new()
    {
        Id = id,
        Key = new DeliveryKey(Key),
        Channel = Delivery.Delivery.Channel,
        Conversation = new ConversationId(Conversation),
        Ordinal = Ordinal,
        ContentType = Delivery.Delivery.ContentType,
        Body = Delivery.Delivery.Body,
        ReceivedAt = Delivery.ReceivedAt,
        DueAt = DateTimeOffset.MinValue,
        IsFresh = true,
    };
}
