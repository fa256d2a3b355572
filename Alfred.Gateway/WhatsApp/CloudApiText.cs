using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Writes a webhook body as Meta would for one text message; for the sandbox.</summary>
internal static class CloudApiText
{
    /// <summary>Writes the body.</summary>
    public static ReadOnlyMemory<byte> Write(string phoneId, WhatsAppPerson sender, string text, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("object", "whatsapp_business_account");
        json.WriteStartArray("entry");
        json.WriteStartObject();
        json.WriteString("id", "SANDBOX");
        json.WriteStartArray("changes");
        json.WriteStartObject();
        json.WriteString("field", "messages");
        json.WriteStartObject("value");
        json.WriteString("messaging_product", "whatsapp");
        json.WriteStartObject("metadata");
        json.WriteString("phone_number_id", phoneId);
        json.WriteEndObject();
        json.WriteStartArray("messages");
        json.WriteStartObject();
        WriteSender(json, sender);
        json.WriteString("id", $"wamid.SANDBOX{Guid.CreateVersion7(now):N}");
        json.WriteString("timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        json.WriteString("type", "text");
        json.WriteStartObject("text");
        json.WriteString("body", text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteSender(Utf8JsonWriter json, WhatsAppPerson sender)
    {
        if (sender.Value.StartsWith("user:", StringComparison.Ordinal))
            json.WriteString("from_user_id", sender.Value.AsSpan("user:".Length));
        else
            json.WriteString("from", sender.Value);
    }
}
