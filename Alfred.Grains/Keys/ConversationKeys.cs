namespace Alfred.Keys;

/// <summary>Gives each conversation the key under which it is known from the inbox on.</summary>
internal sealed class ConversationKeys(KeySecret secret)
{
    /// <summary>The opaque key of a conversation that a channel named by its address; one that is opaque already stays as it is.</summary>
    public ConversationId Of(ConversationId conversation) =>
        conversation.IsOpaque ? conversation : new(ConversationId.OpaquePrefix + secret.Hash(conversation.Value));
}
