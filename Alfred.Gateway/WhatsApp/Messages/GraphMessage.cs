using System.Buffers;
using System.Text.Encodings.Web;

namespace Alfred.Gateway.WhatsApp.Messages;

/// <summary>Writes bodies for the Graph API's messages method: what all kinds have in common, and the short kinds.</summary>
internal static class GraphMessage
{
    /// <summary>Longer texts are refused by WhatsApp.</summary>
    public const int MaxTextLength = 4_096;

    /// <summary>Longer captions are refused by WhatsApp.</summary>
    public const int MaxCaptionLength = 1_024;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a text.</summary>
    /// <param name="to">The recipient.</param>
    /// <param name="text">What it says; 1 to <see cref="MaxTextLength"/> characters.</param>
    /// <param name="opaqueData">Returned by WhatsApp in the message's statuses.</param>
    public static ReadOnlyMemory<byte> Text(WhatsAppAddress to, string text, string opaqueData) => Write(to, "text"u8, opaqueData, json =>
    {
        json.WriteBoolean("preview_url"u8, value: false);
        json.WriteString("body"u8, text);
    });

    /// <summary>Writes a reaction to a message.</summary>
    public static ReadOnlyMemory<byte> Reaction(WhatsAppAddress to, string messageId, string emoji, string opaqueData) =>
        Write(to, "reaction"u8, opaqueData, json =>
    {
        json.WriteString("message_id"u8, messageId);
        json.WriteString("emoji"u8, emoji);
    });

    /// <summary>Writes an image or a document that was uploaded before.</summary>
    public static ReadOnlyMemory<byte> Media(WhatsAppAddress to, string mediaId, string? fileName, string? caption, string opaqueData) =>
        Write(to, fileName is null ? "image"u8 : "document"u8, opaqueData, json =>
        {
            json.WriteString("id"u8, mediaId);
            if (fileName is not null)
                json.WriteString("filename"u8, fileName);
            if (caption is not null)
                json.WriteString("caption"u8, caption);
        });

    /// <summary>Writes the read mark of a message together with "is typing".</summary>
    public static ReadOnlyMemory<byte> Seen(string messageId) => Write(json =>
    {
        json.WriteString("status"u8, "read"u8);
        json.WriteString("message_id"u8, messageId);
        json.WriteStartObject("typing_indicator"u8);
        json.WriteString("type"u8, "text"u8);
        json.WriteEndObject();
    });

    /// <summary>Writes a message of a kind whose object is filled by the caller.</summary>
    public static ReadOnlyMemory<byte> Write(WhatsAppAddress to, ReadOnlySpan<byte> type, string opaqueData, Action<Utf8JsonWriter> content)
    {
        var kind = JsonEncodedText.Encode(type);
        return Write(json =>
        {
            json.WriteString("recipient_type"u8, to.IsGroup ? "group"u8 : "individual"u8);
            if (to.UserId is { } user)
                json.WriteString("recipient"u8, user);
            else
                json.WriteString("to"u8, to.To);
            json.WriteString("type"u8, kind);
            json.WriteStartObject(kind);
            content(json);
            json.WriteEndObject();
            json.WriteString("biz_opaque_callback_data"u8, opaqueData);
        });
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        json.WriteStartObject();
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        content(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
