namespace Alfred.Channels;

/// <summary>Where a person can be found after they changed their number.</summary>
/// <param name="Identity">Who they are now.</param>
/// <param name="Conversation">The conversation with them alone.</param>
/// <param name="Address">Where messages to it go.</param>
public sealed record NewContact(Identity Identity, ConversationId Conversation, Address Address);
