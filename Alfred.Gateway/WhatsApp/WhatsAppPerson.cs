using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Who sent a message: a phone number, or a business-scoped id when the person keeps the number to themselves.</summary>
/// <param name="Value"><c>34600…</c> or <c>user:US.1349…</c></param>
internal readonly record struct WhatsAppPerson(string Value)
{
    /// <summary>The sender of a message, or null when the message tells of none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="contacts">The profiles that came with it. Not to be confused with the message's own <c>contacts</c>, which are shared
    /// cards.</param>
    public static WhatsAppPerson? Of(JsonElement message, JsonElement contacts)
    {
        if (Number(message.At("from"u8)) is { } from)
            return from;
        if (message.At("from_user_id"u8).Id() is { } userId)
            return new WhatsAppPerson($"user:{userId}");
        // Older shapes name the sender only in the profile; with several profiles nobody knows which.
        if (contacts.ValueKind != JsonValueKind.Array || contacts.GetArrayLength() != 1)
            return null;
        if (Number(contacts[0].At("wa_id"u8)) is { } waId)
            return waId;
        return contacts[0].At("user_id"u8).Id() is { } id ? new WhatsAppPerson($"user:{id}") : null;
    }

    /// <summary>The conversation of a message: its group's, else its sender's; null when it tells of neither.</summary>
    public static ConversationId? ConversationOf(JsonElement value, JsonElement message)
    {
        if (message.At("group_id"u8).Id() is { } group)
            return new ConversationId($"wa:group:{group}");
        return Of(message, value.At("contacts"u8)) is { } person ? new ConversationId($"wa:{person.Value}") : null;
    }

    /// <summary>The name that the profile shows; null when there is none.</summary>
    public static string? NameOf(JsonElement message, JsonElement contacts)
    {
        var from = message.At("from"u8).Id();
        var userId = message.At("from_user_id"u8).Id();
        var isOnly = contacts.ValueKind == JsonValueKind.Array && contacts.GetArrayLength() == 1;
        foreach (var contact in contacts.Items())
        {
            if ((isOnly && from is null && userId is null)
                || (from is not null && contact.At("wa_id"u8).Id() == from)
                || (userId is not null && contact.At("user_id"u8).Id() == userId))
                return WrittenText.CleanName(contact.At("profile"u8).At("name"u8).Text());
        }

        return null;
    }

    /// <summary>The person as members are listed.</summary>
    public Identity Identity => new($"wa:{Value}");

    /// <summary>
    /// The business-scoped id of a sender who is known by number here; null for none. Later messages may bring only that.
    /// </summary>
    public static Identity? AliasOf(JsonElement message) =>
        Number(message.At("from"u8)) is not null
            && message.At("from_user_id"u8).Id() is { } id ? new WhatsAppPerson($"user:{id}").Identity : null;

    /// <summary>
    /// The person with this number; null when it is none. The prefixes "user:" and "group:" are ours: a number that brings a colon would
    /// pose as one of them.
    /// </summary>
    public static WhatsAppPerson? Number(JsonElement element) =>
        element.Id() is { } text && !text.Contains(':', StringComparison.Ordinal) && text.TrimStart('+') is { Length: > 0 } digits
            ? new WhatsAppPerson(digits)
            : null;
}
