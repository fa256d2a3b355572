using System.Buffers;
using System.Text.Encodings.Web;

namespace Alfred.Gateway.Slack.WebApi;

/// <summary>Writes the JSON that Slack gets.</summary>
internal static class SlackJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object with these properties.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        // "€" and quotes stay readable; the body is JSON for Slack's server and never becomes part of a page.
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>A property that is an object.</summary>
    public static void WriteObject(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Action<Utf8JsonWriter> properties)
    {
        json.WriteStartObject(name);
        properties(json);
        json.WriteEndObject();
    }

    /// <summary>An element of an array that is an object.</summary>
    public static void WriteElement(this Utf8JsonWriter json, Action<Utf8JsonWriter> properties)
    {
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
    }

    /// <summary>A property that is a text without markup, shortened to what fits there.</summary>
    public static void WritePlainText(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string text, int limit) =>
        json.WriteObject(name, inner =>
    {
        inner.WriteString("type"u8, "plain_text"u8);
        inner.WriteString("text"u8, ShortText.Of(text, limit));
    });
}
