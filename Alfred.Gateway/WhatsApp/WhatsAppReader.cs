using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp.Messages;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Reads one message of a stored body.</summary>
internal static class WhatsAppReader
{
    /// <summary>The message; without one when nobody expects an answer to it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="ordinal">The number of the message in it.</param>
    /// <param name="phoneId">Our number, should the body name none.</param>
    /// <exception cref="FormatException">The body has no such message.</exception>
    public static WhatsAppResult Read(ReadOnlyMemory<byte> body, int ordinal, string phoneId)
    {
        if (!JsonBody.TryParse(body, out var document))
            throw new FormatException("the body is not JSON");
        using (document)
        {
            foreach (var (number, value, message) in WhatsAppEnvelope.Messages(document.RootElement))
            {
                if (number == ordinal)
                    return new(Read(value, message, phoneId), IsNumberChange(message));
            }
        }

        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the body has no message number {ordinal}"));
    }

    private static InboundMessage? Read(JsonElement value, JsonElement message, string phoneId)
    {
        var contacts = value.At("contacts"u8);
        if (WhatsAppPerson.ConversationOf(value, message) is not { } conversation || WhatsAppPerson.Of(message, contacts) is not { } sender)
            throw new FormatException("the message has no sender");
        var place = IsNumberChange(message) ? NewContactOf(message) : null;
        var correction = CorrectionIn(value, message, phoneId);
        var written = correction is { IsDeletion: false } ? message.At("edit"u8).At("message"u8) : message;
        var reaction = ReactionOf(written);
        if ((place is null && reaction is null && correction is not { IsDeletion: true } ? WordsOf(written) : "") is not { } words)
            return null;
        // What moves is the person. A group that the news came in stays where it is, whoever is in it.
        if (place is not null)
            conversation = new ConversationId(sender.Identity.Value);
        return new InboundMessage
        {
            Sender = sender.Identity,
            AlsoKnownAs = WhatsAppPerson.AliasOf(message),
            ChangedNumber = place,
            Corrects = correction,
            SenderName = WhatsAppPerson.NameOf(message, contacts),
            Conversation = conversation,
            Text = WrittenText.Clean(words),
            IsPicked = written.At("type"u8).Is("interactive"u8) || written.At("type"u8).Is("button"u8),
            IsForwarded = IsForwarded(written.At("context"u8)),
            RepliesTo = reaction is null ? written.At("context"u8).At("id"u8).Id() : written.At("reaction"u8).At("message_id"u8).Id(),
            Reaction = reaction,
            Files = written.At("type"u8).Is("text"u8) ? [] : WhatsAppFiles.Of(written),
            WrittenAt = WhatsAppEnvelope.WrittenAt(message),
            IsDirect = conversation.Value == sender.Identity.Value,
            ReplyTo = WhatsAppAddress.OfAnswer(conversation.Value, message.At("id"u8).Id()),
            StandingAddress = new Address(conversation.Value),
        };
    }

    /// <summary>
    /// What a message says in words: empty for what a person would still expect an answer to, null for what asks for none (news about
    /// numbers, kinds that WhatsApp itself calls unsupported, kinds of the future).
    /// </summary>
    private static string? WordsOf(JsonElement message) => message.At("type"u8).Id() switch
    {
        "text" => message.At("text"u8).At("body"u8).Text(),
        "button" => TapOf(message.At("button"u8)),
        "interactive" => ChoiceOf(message.At("interactive"u8)),
        "image" or "video" or "document" or "audio" or "sticker" => WhatsAppFiles.CaptionOf(message) ?? "",
        "location" or "contacts" => "",
        "order" => message.At("order"u8).At("text"u8).Text() ?? "",
        _ => null,
    };

    private static bool IsForwarded(JsonElement context) =>
        context.At("forwarded"u8).IsTrue() || context.At("frequently_forwarded"u8).IsTrue();

    // Taking a reaction back undoes nothing: it comes without an emoji.
    private static string? ReactionOf(JsonElement message) =>
        message.At("type"u8).Is("reaction"u8) && message.At("reaction"u8).At("emoji"u8).Text() is { Length: > 0 and <= 40 } emoji
            ? emoji : null;

    private static string? TapOf(JsonElement button)
    {
        var payload = button.At("payload"u8).Text();
        // What the person wants to see has been waiting for this tap.
        return payload == GraphTemplate.TapPayload ? null : button.At("text"u8).Text() ?? payload;
    }

    // The id is what the choice says. A title without one is what the person saw.
    private static string? ChoiceOf(JsonElement interactive) => interactive.At("type"u8).Id() switch
    {
        "button_reply" => IdOrTitle(interactive.At("button_reply"u8)),
        "list_reply" => IdOrTitle(interactive.At("list_reply"u8)),
        "nfm_reply" => interactive.At("nfm_reply"u8).At("body"u8).Text() ?? "",
        _ => null,
    };

    private static string? IdOrTitle(JsonElement reply) => reply.At("id"u8).Text() is { Length: > 0 } id ? id : reply.At("title"u8).Text();

    private static Correction? CorrectionIn(JsonElement value, JsonElement message, string phoneId)
    {
        var isDeletion = message.At("type"u8).Is("revoke"u8);
        if (!isDeletion && !message.At("type"u8).Is("edit"u8))
            return null;
        return message.At(isDeletion ? "revoke"u8 : "edit"u8).At("original_message_id"u8).Id() is { } original
            ? new Correction(WhatsAppEnvelope.KeyOf(value, phoneId, original), isDeletion)
            : null;
    }

    private static NewContact? NewContactOf(JsonElement message)
    {
        var system = message.At("system"u8);
        return (WhatsAppPerson.Number(system.At("wa_id"u8)) ?? WhatsAppPerson.Number(system.At("new_wa_id"u8))) is { } person
            ? new NewContact(person.Identity, new($"wa:{person.Value}"), new($"wa:{person.Value}"))
            : null;
    }

    private static bool IsNumberChange(JsonElement message) =>
        message.At("type"u8).Is("system"u8)
            && message.At("system"u8).At("type"u8).Id() is "user_changed_number" or "customer_changed_number";
}

/// <summary>What a stored message turned out to be.</summary>
/// <param name="Message">The message; null when nobody expects an answer to it.</param>
/// <param name="IsNumberChange">True for the news that a person has another number now.</param>
internal readonly record struct WhatsAppResult(InboundMessage? Message, bool IsNumberChange);
