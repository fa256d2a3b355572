using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Slack;

/// <summary>The arguments of one call, which Slack takes as JSON, as a form or in the address.</summary>
internal sealed class SlackArguments(SlackCall call, JsonElement fields)
{
    private const int MaxBody = 512 * 1024;

    /// <summary>The call in short.</summary>
    public SlackCall Call => call;

    /// <summary>The method's name.</summary>
    public string Method => call.Method;

    /// <summary>All of them.</summary>
    public JsonElement All => fields;

    /// <summary>Reads a call; null for what is neither JSON nor a form.</summary>
    public static async Task<SlackArguments?> ReadAsync(HttpRequest request, string method)
    {
        if (await request.ReadBodyAsync(MaxBody) is not { } body
            || FieldsOf(request, body) is not { ValueKind: JsonValueKind.Object } fields)
            return null;
        return new(
            new SlackCall(
                method,
                request.Path,
                request.Headers.Authorization.ToString(),
                fields.At("channel").Text(),
                fields.At("thread_ts").Text(),
                fields.At("text").Text(),
                fields.At("response_type").Text(),
                fields.GetRawText()),
            fields);
    }

    /// <summary>A text, or a number as it is written; null when it is missing.</summary>
    public string? Text(string name) =>
        fields.At(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : fields.At(name).Text();

    /// <summary>An object or a list, which forms hold as JSON; undefined when it is missing.</summary>
    public JsonElement Json(string name)
    {
        var field = fields.At(name);
        if (field.Text() is not { } text || !JsonReading.TryParse(Encoding.UTF8.GetBytes(text), out var document))
            return field;
        using (document)
            return document.RootElement.Clone();
    }

    /// <summary>True for <c>true</c>, written in whatever way.</summary>
    public bool IsTrue(string name) => fields.At(name).IsTrue() || Text(name) is "true" or "1";

    private static JsonElement? FieldsOf(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (JsonReading.LooksLikeJson(body.Span))
        {
            if (!JsonReading.TryParse(body, out var document))
                return null;
            using (document)
                return document.RootElement.Clone();
        }

        var fields = request.Query.ToDictionary(static field => field.Key, static field => field.Value.ToString(), StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(body.Span).Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                fields[Decode(pair[..equals])] = Decode(pair[(equals + 1)..]);
        }

        return JsonSerializer.SerializeToElement(fields);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
