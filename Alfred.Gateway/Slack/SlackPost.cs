using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Alfred.Gateway.Slack;

/// <summary>Writes the bodies of Slack messages. Texts are plain and are escaped here.</summary>
internal static class SlackPost
{
    /// <summary>Slack advises 4,000; somewhat longer texts were seen split at places of Slack's choice.</summary>
    public const int MaxTextLength = 4_000;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of <c>chat.postMessage</c>.</summary>
    public static ReadOnlyMemory<byte> Message(string channel, string? threadTs, string text) => Write(json =>
    {
        json.WriteString("channel"u8, channel);
        if (threadTs is not null)
            json.WriteString("thread_ts"u8, threadTs);
        json.WriteString("text"u8, SlackText.Escape(text));
        json.WriteBoolean("unfurl_links"u8, value: false);
        json.WriteBoolean("unfurl_media"u8, value: false);
        json.WriteBoolean("link_names"u8, value: false);
    });

    /// <summary>The body for a response URL or for the response to a slash command: only the person who asked sees it.</summary>
    public static ReadOnlyMemory<byte> Ephemeral(string text) => Write(json =>
    {
        json.WriteString("response_type"u8, "ephemeral"u8);
        json.WriteString("text"u8, SlackText.Escape(text));
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> properties)
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
}
