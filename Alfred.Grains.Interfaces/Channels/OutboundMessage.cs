namespace Alfred.Channels;

/// <summary>A message of the outbox that is to be sent now.</summary>
/// <param name="Id">The outbox row. Channels pass it along as opaque data where the provider returns it in receipts.</param>
/// <param name="Conversation">The conversation it belongs to.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Reply">What it says.</param>
/// <param name="HeardAt">
/// When the person wrote what this answers; null for what nobody asked for at this moment, such as a briefing. WhatsApp takes free-form
/// messages for 24 hours after a person wrote.
/// </param>
public sealed record OutboundMessage(long Id, ConversationId Conversation, Address To, Reply Reply, DateTimeOffset? HeardAt = null);
