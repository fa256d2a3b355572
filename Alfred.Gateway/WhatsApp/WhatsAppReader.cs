using System.Globalization;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Reads one message of a stored body.</summary>
internal static class WhatsAppReader
{
    /// <summary>The message; null when nobody expects an answer to it.</summary>
    /// <exception cref="FormatException">The body has no such message.</exception>
    public static InboundMessage? Read(ReadOnlyMemory<byte> body, int ordinal)
    {
        if (!JsonBody.TryParse(body, out var document))
            throw new FormatException("the body is not JSON");
        using (document)
        {
            foreach (var (number, value, message) in WhatsAppEnvelope.Messages(document.RootElement))
            {
                if (number == ordinal)
                    return Read(value, message);
            }
        }

        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the body has no message number {ordinal}"));
    }

    private static InboundMessage? Read(JsonElement value, JsonElement message)
    {
        var contacts = value.At("contacts"u8);
        if (WhatsAppConversation.Of(value, message) is not { } conversation || WhatsAppPerson.Of(message, contacts) is not { } sender)
            throw new FormatException("the message has no sender");
        if (WordsOf(message) is not { } words)
            return null;
        return new InboundMessage
        {
            Sender = sender.Identity,
            SenderName = WhatsAppPerson.NameOf(message, contacts),
            Conversation = conversation,
            Text = WrittenText.Clean(words),
            ReplyTo = new Address(conversation.Value),
            StandingAddress = new Address(conversation.Value),
        };
    }

    /// <summary>
    /// What a message says in words: empty for what a person would still expect an answer to, null for what asks for none (reactions, news
    /// about numbers, deletions, kinds that WhatsApp itself calls unsupported, kinds of the future).
    /// </summary>
    private static string? WordsOf(JsonElement message) => message.At("type"u8).Id() switch
    {
        "text" => message.At("text"u8).At("body"u8).Text(),
        "button" => message.At("button"u8).At("text"u8).Text() ?? message.At("button"u8).At("payload"u8).Text(),
        "interactive" => ChoiceOf(message.At("interactive"u8)),
        "image" or "video" or "document" or "audio" or "sticker" => message.At(KindName(message)).At("caption"u8).Text() ?? "",
        "location" or "contacts" => "",
        "order" => message.At("order"u8).At("text"u8).Text() ?? "",
        _ => null,
    };

    private static string? ChoiceOf(JsonElement interactive) => interactive.At("type"u8).Id() switch
    {
        "button_reply" => interactive.At("button_reply"u8).At("title"u8).Text(),
        "list_reply" => interactive.At("list_reply"u8).At("title"u8).Text(),
        "nfm_reply" => interactive.At("nfm_reply"u8).At("body"u8).Text() ?? "",
        _ => null,
    };

    private static ReadOnlySpan<byte> KindName(JsonElement message) => message.At("type"u8).Id() switch
    {
        "image" => "image"u8,
        "video" => "video"u8,
        "document" => "document"u8,
        "audio" => "audio"u8,
        _ => "sticker"u8,
    };
}
