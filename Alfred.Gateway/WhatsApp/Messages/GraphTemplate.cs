namespace Alfred.Gateway.WhatsApp.Messages;

/// <summary>
/// Writes the template that asks a person to write again. It has no variables and one quick-reply button; tapping the button is a message
/// of the person and opens the window.
/// </summary>
internal static class GraphTemplate
{
    /// <summary>What comes back when the button is tapped. It asks for nothing: what waited is the answer.</summary>
    public const string TapPayload = "alfred:window";

    /// <summary>Writes the message.</summary>
    public static ReadOnlyMemory<byte> Write(WhatsAppAddress to, TemplateName template, string opaqueData) =>
        GraphMessage.Write(to, "template"u8, opaqueData, json =>
        {
            json.WriteString("name"u8, template.Name);
            json.WriteStartObject("language"u8);
            json.WriteString("code"u8, template.Language);
            json.WriteEndObject();
            json.WriteStartArray("components"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "button"u8);
            json.WriteString("sub_type"u8, "quick_reply"u8);
            json.WriteString("index"u8, "0"u8);
            json.WriteStartArray("parameters"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "payload"u8);
            json.WriteString("payload"u8, TapPayload);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
}
