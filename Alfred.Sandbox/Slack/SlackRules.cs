using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Slack;

/// <summary>What Slack refuses, from its reference of the methods, of Block Kit and of views.</summary>
internal static class SlackRules
{
    private const int MaxText = 40_000;
    private const int MaxMessageBlocks = 50;
    private const int MaxViewBlocks = 100;
    private const int MaxTitle = 24;
    private const int MaxLabel = 75;
    private const int MaxId = 255;

    /// <summary>The error for a message; null for a good one.</summary>
    public static string? ErrorOfMessage(SlackArguments message)
    {
        var (text, blocks) = (message.Text("text"), message.Json("blocks"));
        if (string.IsNullOrEmpty(text) && !blocks.IsPresent())
            return "no_text";
        if (text?.Length > MaxText)
            return "msg_too_long";
        return blocks.IsPresent() && !AreGood(blocks, MaxMessageBlocks) ? "invalid_blocks" : null;
    }

    /// <summary>The error for a view; null for a good one.</summary>
    public static string? ErrorOfView(JsonElement view)
    {
        if (!view.At("type").Is("modal")
            || view.At("private_metadata").Text()?.Length > 3_000
            || view.At("callback_id").Text()?.Length > MaxId)
            return "invalid_arguments";
        var hasInputs = view.At("blocks").Items().Any(static block => block.At("type").Is("input"));
        var areTitlesGood = IsPlain(view, "title", MaxTitle) && IsPlainOrMissing(view, "close", MaxTitle)
            && (hasInputs ? IsPlain(view, "submit", MaxTitle) : IsPlainOrMissing(view, "submit", MaxTitle));
        return areTitlesGood && AreGood(view.At("blocks"), MaxViewBlocks, isView: true) ? null : "invalid_arguments";
    }

    /// <summary>The error for a Home tab; null for a good one.</summary>
    public static string? ErrorOfHome(JsonElement view) =>
        view.At("type").Is("home") && AreGood(view.At("blocks"), MaxViewBlocks, isView: true) ? null : "invalid_arguments";

    private static bool AreGood(JsonElement blocks, int max, bool isView = false)
    {
        if (blocks.ValueKind != JsonValueKind.Array)
            return false;
        var list = blocks.EnumerateArray().ToList();
        return (list.Count > 0 || isView) && list.Count <= max && list.TrueForAll(IsGood) && AreDistinct(list);
    }

    private static bool AreDistinct(List<JsonElement> blocks)
    {
        var blockIds = blocks.Select(static block => block.At("block_id").Text()).OfType<string>();
        return blocks
            .Select(static block => block.At("elements").Items().Select(static element => element.At("action_id").Text()).OfType<string>())
            .Append(blockIds).All(static ids => ids.Distinct(StringComparer.Ordinal).Count() == ids.Count());
    }

    private static bool IsGood(JsonElement block) => block.At("type").Text() switch
    {
        "section" => block.At("text").At("text").Text() is { Length: > 0 and <= 3_000 },
        "header" => IsPlain(block, "text", 150),
        "divider" => true,
        "context" => Count(block, "elements") is > 0 and <= 10,
        "actions" => Count(block, "elements") is > 0 and <= 25 && block.At("elements").Items().All(IsControl),
        "input" => IsPlain(block, "label", 2_000)
            && block.At("block_id").Text() is { Length: > 0 and <= MaxId }
            && IsInput(block.At("element")),
        _ => false,
    };

    private static bool IsControl(JsonElement control) => control.At("type").Text() switch
    {
        "button" => IsPlain(control, "text", MaxLabel)
            && control.At("value").Text() is { Length: > 0 and <= 2_000 }
            && control.At("action_id").Text() is { Length: > 0 and <= MaxId },
        "static_select" => IsPlain(control, "placeholder", 150) && AreOptions(control),
        _ => false,
    };

    private static bool IsInput(JsonElement input) => input.At("type").Text() switch
    {
        "static_select" => AreOptions(input),
        "datepicker" => true,
        "plain_text_input" => !input.At("max_length").IsPresent()
            || (input.At("max_length").TryGetInt32(out var max) && max is > 0 and <= 3_000),
        _ => false,
    };

    private static bool AreOptions(JsonElement menu) =>
        Count(menu, "options") is > 0 and <= 100 && menu.At("options").Items().All(IsOption);

    private static bool IsOption(JsonElement option) =>
        IsPlain(option, "text", MaxLabel)
        && option.At("value").Text() is { Length: > 0 and <= 150 }
        && IsPlainOrMissing(option, "description", MaxLabel);

    private static bool IsPlainOrMissing(JsonElement parent, string name, int max) =>
        !parent.At(name).IsPresent() || IsPlain(parent, name, max);

    private static bool IsPlain(JsonElement parent, string name, int max) =>
        parent.At(name).At("type").Is("plain_text")
        && parent.At(name).At("text").Text() is { Length: > 0 } text
        && text.Length <= max;

    private static int Count(JsonElement parent, string name) => parent.At(name).Items().Count();
}
