using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alfred.Channels;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Writes the body of one text message for the Graph API.</summary>
internal static class GraphMessage
{
    /// <summary>Longer texts are refused by WhatsApp.</summary>
    public const int MaxTextLength = 4_096;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body.</summary>
    /// <param name="to"><c>wa:34600…</c>, <c>wa:user:…</c> or <c>wa:group:…</c>, as <see cref="WhatsAppReader"/> makes them.</param>
    /// <param name="text">What it says.</param>
    /// <param name="opaqueData">Returned by WhatsApp in the message's statuses.</param>
    public static ReadOnlyMemory<byte> Text(Address to, string text, string opaqueData)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        json.WriteStartObject();
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        WriteRecipient(json, to.Value);
        json.WriteString("type"u8, "text"u8);
        json.WriteStartObject("text"u8);
        json.WriteBoolean("preview_url"u8, value: false);
        json.WriteString("body"u8, text);
        json.WriteEndObject();
        json.WriteString("biz_opaque_callback_data"u8, opaqueData);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>True for an address that this channel made.</summary>
    public static bool IsAddress(Address to) => to.Value.StartsWith("wa:", StringComparison.Ordinal) && to.Value.Length > 3;

    private static void WriteRecipient(Utf8JsonWriter json, string address)
    {
        var id = address.AsSpan("wa:".Length);
        json.WriteString("recipient_type"u8, id.StartsWith("group:") ? "group"u8 : "individual"u8);
        if (id.StartsWith("group:"))
            json.WriteString("to"u8, id["group:".Length..]);
        else if (id.StartsWith("user:"))
            json.WriteString("recipient"u8, id["user:".Length..]);
        else
            // Without "+" Meta may put the business's own country code before the number, and the message goes to somebody else.
            json.WriteString("to"u8, $"+{id}");
    }
}
