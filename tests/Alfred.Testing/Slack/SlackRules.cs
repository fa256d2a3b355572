using System.Text.Json;

namespace Alfred.Testing.Slack;

/// <summary>What Slack refuses, from its reference of the methods, of Block Kit and of views.</summary>
public static class SlackRules
{
    /// <summary>The error for a message's body; null for a good one.</summary>
    public static string? ErrorOfMessage(JsonElement message)
    {
        var text = Text(message, "text");
        var hasBlocks = message.TryGetProperty("blocks", out var blocks);
        if (string.IsNullOrEmpty(text) && !hasBlocks)
            return "no_text";
        if (text?.Length > 40_000)
            return "msg_too_long";
        return hasBlocks && !AreGood(blocks, most: 50) ? "invalid_blocks" : null;
    }

    /// <summary>The error for a view; null for a good one.</summary>
    public static string? ErrorOfView(JsonElement view)
    {
        if (Text(view, "type") != "modal" || Text(view, "private_metadata")?.Length > 3_000 || Text(view, "callback_id")?.Length > 255)
            return "invalid_arguments";
        var areTitlesGood = IsPlain(view, "title", 24) && IsPlain(view, "submit", 24) && IsPlain(view, "close", 24);
        return areTitlesGood && AreGood(view.GetProperty("blocks"), most: 100) ? null : "invalid_arguments";
    }

    private static bool AreGood(JsonElement blocks, int most)
    {
        var list = blocks.EnumerateArray().ToList();
        var ids = list.SelectMany(block => block.TryGetProperty("elements", out var elements) ? elements.EnumerateArray() : []).Select(element => Text(element, "action_id")).OfType<string>().ToList();
        return list.Count > 0 && list.Count <= most && list.TrueForAll(IsGood) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count;
    }

    private static bool IsGood(JsonElement block) => Text(block, "type") switch
    {
        "section" => block.GetProperty("text").GetProperty("text").GetString()!.Length is > 0 and <= 3_000,
        "context" => block.GetProperty("elements").GetArrayLength() is > 0 and <= 10,
        "actions" => block.GetProperty("elements").GetArrayLength() is > 0 and <= 25 && block.GetProperty("elements").EnumerateArray().All(IsControl),
        "input" => IsPlain(block, "label", 2_000) && Text(block, "block_id") is { Length: > 0 and <= 255 } && IsInput(block.GetProperty("element")),
        _ => false,
    };

    private static bool IsControl(JsonElement control) => Text(control, "type") switch
    {
        "button" => IsPlain(control, "text", 75) && Text(control, "value") is { Length: > 0 and <= 2_000 } && Text(control, "action_id") is { Length: > 0 and <= 255 },
        "static_select" => IsPlain(control, "placeholder", 150) && AreOptions(control),
        _ => false,
    };

    private static bool IsInput(JsonElement input) => Text(input, "type") switch
    {
        "static_select" => AreOptions(input),
        "datepicker" => true,
        "plain_text_input" => !input.TryGetProperty("max_length", out var most) || most.GetInt32() is > 0 and <= 3_000,
        _ => false,
    };

    private static bool AreOptions(JsonElement menu) =>
        menu.GetProperty("options").GetArrayLength() is > 0 and <= 100
        && menu.GetProperty("options").EnumerateArray().All(static option =>
            IsPlain(option, "text", 75) && Text(option, "value") is { Length: > 0 and <= 150 } && (!option.TryGetProperty("description", out _) || IsPlain(option, "description", 75)));

    private static bool IsPlain(JsonElement parent, string name, int most) =>
        parent.TryGetProperty(name, out var text) && Text(text, "type") == "plain_text" && Text(text, "text") is { Length: > 0 } value && value.Length <= most;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
