namespace Alfred.Inbox;

/// <summary>A verified webhook body with the little that a tolerant first look took from it.</summary>
public sealed record Delivery
{
    /// <summary>The channel it came by.</summary>
    public required ChannelName Channel { get; init; }

    /// <summary>The bytes as they were signed.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The content type they came with, without parameters.</summary>
    public required string ContentType { get; init; }

    /// <summary>The messages in it. May be empty: then only <see cref="Receipts"/> count.</summary>
    public ImmutableArray<DeliveryItem> Items { get; init; } = [];

    /// <summary>What it says about messages sent earlier.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>
    /// Why the body could not be read although its signature is right; null for a readable one. Such a body is kept for the operator
    /// (quarantine) and never answered.
    /// </summary>
    public string? Unreadable { get; init; }
}

/// <summary>One message of a body.</summary>
/// <param name="Key">What makes it the same message next time.</param>
/// <param name="Conversation">Whose turn it waits for.</param>
/// <param name="Ordinal">Its number in the body, from 0; the channel reads it by this number.</param>
public sealed record DeliveryItem(DeliveryKey Key, ConversationId Conversation, int Ordinal)
{
    /// <summary>A second key under which the same message may come again, such as Slack's client message id; null for none.</summary>
    public DeliveryKey? AlternateKey { get; init; }

    /// <summary>
    /// When it was written by the provider's clock; null when the provider does not say. Providers deliver for days after an outage.
    /// </summary>
    public DateTimeOffset? WrittenAt { get; init; }
}
