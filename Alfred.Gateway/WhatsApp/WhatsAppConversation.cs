using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Which conversation a message belongs to: its group's, else its sender's.</summary>
internal static class WhatsAppConversation
{
    /// <summary>Null when the message tells of neither.</summary>
    public static ConversationId? Of(JsonElement value, JsonElement message)
    {
        if (message.At("group_id"u8).Id() is { } group)
            return new ConversationId($"wa:group:{group}");
        return WhatsAppPerson.Of(message, value.At("contacts"u8)) is { } person ? new ConversationId($"wa:{person.Value}") : null;
    }
}
