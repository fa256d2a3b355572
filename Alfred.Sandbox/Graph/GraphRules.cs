using System.Collections.Frozen;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>What the Graph API refuses whoever it is for: texts that are too long, too many buttons, titles twice.</summary>
public static class GraphRules
{
    private const int MaxText = 4_096;
    private const int MaxCaption = 1_024;
    private const int MaxInteractiveText = 1_024;
    private const int MaxButtons = 3;
    private const int MaxButtonTitle = 20;
    private const int MaxButtonId = 256;
    private const int MaxRows = 10;
    private const int MaxRowTitle = 24;
    private const int MaxRowId = 200;
    private const int MaxRowDescription = 72;

    private static readonly FrozenSet<string> Types = FrozenSet.ToFrozenSet(
        ["text", "image", "audio", "video", "sticker", "document", "reaction", "interactive", "template"], StringComparer.Ordinal);

    /// <summary>The refusal; null for a message that is well formed.</summary>
    public static FakeAnswer.Respond? Check(JsonElement message)
    {
        if (message.At("to").Id() is null && message.At("recipient").Id() is null)
            return GraphError.Of(GraphError.InvalidParameter, message: "The parameter to is required.");
        if (message.At("type").Id() is not { } type || !Types.Contains(type)
            || message.At(type) is not { ValueKind: JsonValueKind.Object } content)
            return GraphError.Of(GraphError.InvalidParameter, message: "Unexpected type");
        if (type == "interactive" && message.At("recipient_type").Is("group"))
            return GraphError.Of(GraphError.NotInGroups, message: "not supported for groups");
        return type switch
        {
            "text" => Length(content, "body", MaxText),
            "reaction" => Length(content, "message_id", 500),
            "template" => Length(content, "name", 512),
            "interactive" => Interactive(content),
            _ => Length(content, "id", 100) ?? Optional(content, "caption", MaxCaption),
        };
    }

    private static FakeAnswer.Respond? Interactive(JsonElement content)
    {
        if (!content.At("body").IsPresent() || !content.At("action").IsPresent())
            return GraphError.Of(GraphError.MissingParameter);
        return Length(content.At("body"), "text", MaxInteractiveText, GraphError.BadValue)
            ?? (content.At("type").Is("button") ? Buttons(content.At("action")) : List(content.At("action")));
    }

    private static FakeAnswer.Respond? Buttons(JsonElement action)
    {
        var replies = action.At("buttons").Items().Select(static button => button.At("reply")).ToArray();
        if (replies.Length is 0 or > MaxButtons)
            return GraphError.Of(GraphError.BadValue, message: "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3");
        return First(replies, static reply => Value(reply, "title", MaxButtonTitle) ?? Value(reply, "id", MaxButtonId))
            ?? Distinct(replies, "title") ?? Distinct(replies, "id");
    }

    private static FakeAnswer.Respond? List(JsonElement action)
    {
        var rows = action.At("sections").Items().SelectMany(static section => section.At("rows").Items()).ToArray();
        if (rows.Length is 0 or > MaxRows)
            return GraphError.Of(GraphError.BadValue, message: "Total row count exceed max allowed count: 10");
        return Value(action, "button", MaxButtonTitle)
            ?? First(rows, static row => Value(row, "title", MaxRowTitle) ?? Value(row, "id", MaxRowId)
                ?? (row.At("description").IsPresent() ? Value(row, "description", MaxRowDescription) : null))
            ?? Distinct(rows, "id");
    }

    private static FakeAnswer.Respond? First(JsonElement[] elements, Func<JsonElement, FakeAnswer.Respond?> check) =>
        elements.Select(check).FirstOrDefault(static refusal => refusal is not null);

    private static FakeAnswer.Respond? Distinct(JsonElement[] elements, string name) =>
        elements.Select(element => element.At(name).Text()).Distinct(StringComparer.Ordinal).Count() == elements.Length
            ? null
            : GraphError.Of(GraphError.BadValue, message: $"Duplicate {name}");

    private static FakeAnswer.Respond? Optional(JsonElement element, string name, int max) =>
        element.At(name).IsPresent() ? Length(element, name, max) : null;

    // Parts of interactive messages are "not valid", where a message's own fields are "invalid parameters".
    private static FakeAnswer.Respond? Value(JsonElement element, string name, int max) => Length(element, name, max, GraphError.BadValue);

    private static FakeAnswer.Respond? Length(JsonElement element, string name, int max, int code = GraphError.InvalidParameter)
    {
        if (element.At(name).Text() is not { } text)
            return GraphError.Of(GraphError.MissingParameter, message: $"{name} is required");
        return text.Length > max || string.IsNullOrWhiteSpace(text)
            ? GraphError.Of(code, message: $"Param {name} must be at most {max} characters long.")
            : null;
    }
}
