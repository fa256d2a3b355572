using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>As much of HTTP/1.1 as the two sides of this benchmark speak.</summary>
internal static class HttpText
{
    /// <summary>A request, whole.</summary>
    public static byte[] Request(
        string path, string contentType, ReadOnlySpan<byte> body, params ReadOnlySpan<(string Name, string Value)> headers) =>
        [.. Head(path, contentType, body.Length, headers), .. body];

    /// <summary>The head of one.</summary>
    public static byte[] Head(string path, string contentType, int bodyLength, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var head = new StringBuilder();
        head.Append(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {contentType}\r\nContent-Length: {bodyLength}\r\n");
        foreach (var (name, value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>True when the head and as many bytes as it announces are there.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> message) => Length(message) is { } length && message.Length >= length;

    /// <summary>How many bytes the first message has; null when its head is not there yet.</summary>
    public static int? Length(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        return end < 0 ? null : end + 4 + BodyLength(message[..end]);
    }

    /// <summary>The status of an answer.</summary>
    public static int Status(ReadOnlySpan<byte> answer) =>
        Utf8Parser.TryParse(answer["HTTP/1.1 ".Length..], out int status, out _) ? status : 0;

    /// <summary>What stands behind the head.</summary>
    public static ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> message) => message[(message.Span.IndexOf("\r\n\r\n"u8) + 4)..];

    /// <summary>What stands between two marks; empty when it is not there.</summary>
    public static ReadOnlySpan<byte> Between(ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, byte after)
    {
        var start = text.IndexOf(before);
        if (start < 0)
            return default;
        text = text[(start + before.Length)..];
        var end = text.IndexOf(after);
        return end < 0 ? default : text[..end];
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOf("Content-Length: "u8);
        return start >= 0 && Utf8Parser.TryParse(head[(start + "Content-Length: ".Length)..], out int length, out _) ? length : 0;
    }
}
