using System.Diagnostics.CodeAnalysis;

namespace Alfred.Gateway.Webhooks;

/// <summary>Parses a body that may be anything.</summary>
internal static class JsonBody
{
    // 64 levels are the parser's own default, named because the limit is what keeps deep nesting harmless.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Parses; false for what is no JSON. A byte order mark before it is skipped: it was signed with the rest.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, Options);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    /// <summary>What is read out of a body; the type's default for what is no JSON.</summary>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads; must not keep the element.</param>
    public static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read)
    {
        if (!TryParse(body, out var document))
            return default;
        using (document)
            return read(document.RootElement);
    }

    /// <summary>True when the first thing that is not white space opens an object or an array.</summary>
    public static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && body[start] is (byte)'{' or (byte)'[';
    }
}
