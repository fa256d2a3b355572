using System.Text.Json.Nodes;

namespace Alfred.Gateway.Model;

/// <summary>Puts an answer together that came in pieces: some servers stream although they were not asked to.</summary>
internal static class StreamedAnswer
{
    private const string Data = "data:";
    private const string End = "[DONE]";

    /// <summary>The whole answer.</summary>
    /// <exception cref="FormatException">The stream broke off.</exception>
    public static JsonNode Assemble(string stream)
    {
        var (message, calls) = (new JsonObject { ["content"] = null }, new SortedDictionary<int, JsonObject>());
        var (text, isWhole, reason, usage) = ("", false, (JsonNode?)null, (JsonNode?)null);
        foreach (var line in stream.Split('\n').Where(static line => line.StartsWith(Data, StringComparison.Ordinal)))
        {
            var data = line[Data.Length..].Trim();
            if (data == End)
            {
                isWhole = true;
                break;
            }

            var piece = JsonNode.Parse(data) as JsonObject ?? throw new FormatException("a piece of the stream is no object");
            usage = piece["usage"] ?? usage;
            if ((piece["choices"] as JsonArray)?.FirstOrDefault() is not JsonObject choice)
                continue;
            reason = choice["finish_reason"] ?? reason;
            if (choice["delta"] is not JsonObject delta)
                continue;
            text += (string?)(delta["content"] as JsonValue) ?? "";
            foreach (var call in (delta["tool_calls"] as JsonArray ?? []).OfType<JsonObject>())
                Add(calls, call);
        }

        if (!isWhole && reason is null)
            throw new FormatException("the stream broke off");
        if (text.Length > 0)
            message["content"] = text;
        if (calls.Count > 0)
            message["tool_calls"] = new JsonArray([.. calls.Values]);
        return new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["message"] = message, ["finish_reason"] = reason?.DeepClone() }),
            ["usage"] = usage?.DeepClone(),
        };
    }

    // The name comes with the first piece of a call, the arguments in all of them.
    private static void Add(SortedDictionary<int, JsonObject> calls, JsonObject piece)
    {
        var at = (int?)(piece["index"] as JsonValue) ?? Math.Max(calls.Count - 1, 0);
        if (!calls.TryGetValue(at, out var call))
            calls[at] = call = new JsonObject { ["function"] = new JsonObject { ["arguments"] = "" } };
        call["id"] ??= piece["id"]?.DeepClone();
        if (piece["function"] is not JsonObject function)
            return;
        var whole = (JsonObject)call["function"]!;
        whole["name"] ??= function["name"]?.DeepClone();
        whole["arguments"] = (string)whole["arguments"]! + ((string?)(function["arguments"] as JsonValue) ?? "");
    }
}
