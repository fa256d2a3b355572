using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Slack;

/// <summary>The arguments of one call of the Web API, which Slack takes as JSON, as a form or in the address.</summary>
internal sealed class SlackArguments(string method, JsonElement json, IReadOnlyDictionary<string, string> form)
{
    private const int MaxBody = 512 * 1024;

    /// <summary>The method's name.</summary>
    public string Method => method;

    /// <summary>Reads a call; null for what is neither JSON nor a form.</summary>
    public static async Task<SlackArguments?> ReadAsync(HttpRequest request, string method)
    {
        var fields = request.Query.ToDictionary(static field => field.Key, static field => field.Value.ToString(), StringComparer.Ordinal);
        if (await request.ReadBodyAsync(MaxBody) is not { } body)
            return null;
        if (body.IsEmpty)
            return new(method, default, fields);
        if (JsonReading.LooksLikeJson(body.Span))
        {
            if (!JsonReading.TryParse(body, out var document))
                return null;
            using (document)
                return new(method, document.RootElement.Clone(), fields);
        }

        foreach (var pair in Encoding.UTF8.GetString(body.Span).Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                fields[Decode(pair[..equals])] = Decode(pair[(equals + 1)..]);
        }

        return new(method, default, fields);
    }

    /// <summary>A text; null when it is missing.</summary>
    public string? Text(string name) => form.TryGetValue(name, out var value) ? value : Named(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Named(name).Text();

    /// <summary>An object or a list, which forms hold as JSON; undefined when it is missing.</summary>
    public JsonElement Json(string name)
    {
        if (!form.TryGetValue(name, out var value))
            return Named(name);
        if (!JsonReading.TryParse(Encoding.UTF8.GetBytes(value), out var document))
            return default;
        using (document)
            return document.RootElement.Clone();
    }

    /// <summary>True for <c>true</c>, written in whatever way.</summary>
    public bool IsTrue(string name) => Named(name).IsTrue() || Text(name) is "true" or "1";

    private JsonElement Named(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
