using System.Collections.Frozen;
using System.Text.Json;
using Alfred.Testing.Http;

namespace Alfred.Testing.Graph;

/// <summary>What the Graph API refuses whoever it is for: texts that are too long, too many buttons, titles twice.</summary>
public static class GraphRules
{
    private const int InvalidParameter = 100;
    private const int MissingParameter = 131008;
    private const int BadValue = 131009;
    private const int NotInGroups = 131215;

    private static readonly FrozenSet<string> Types = FrozenSet.ToFrozenSet(["text", "image", "document", "reaction", "interactive", "template"], StringComparer.Ordinal);

    /// <summary>The refusal; null for a message that is well formed.</summary>
    public static FakeAnswer.Respond? Check(JsonElement message)
    {
        if (Text(message, "to") is null && Text(message, "recipient") is null)
            return GraphError.Of(InvalidParameter, message: "The parameter to is required.");
        if (Text(message, "type") is not { } type || !Types.Contains(type) || !message.TryGetProperty(type, out var content))
            return GraphError.Of(InvalidParameter, message: "Unexpected type");
        if (Text(message, "recipient_type") == "group" && type is "interactive")
            return GraphError.Of(NotInGroups, message: "not supported for groups");
        return type switch
        {
            "text" => Length(content, "body", 1, 4_096),
            "reaction" => Length(content, "message_id", 1, 500),
            "image" or "document" => Length(content, "id", 1, 100) ?? (Has(content, "caption") ? Length(content, "caption", 1, 1_024) : null),
            "template" => Length(content, "name", 1, 512),
            _ => Interactive(content),
        };
    }

    private static FakeAnswer.Respond? Interactive(JsonElement content)
    {
        if (!content.TryGetProperty("body", out var body) || !content.TryGetProperty("action", out var action))
            return GraphError.Of(MissingParameter);
        return Length(body, "text", 1, 1_024) ?? (Text(content, "type") == "button" ? Buttons(action) : List(action));
    }

    private static FakeAnswer.Respond? Buttons(JsonElement action)
    {
        var replies = action.GetProperty("buttons").EnumerateArray().Select(button => button.GetProperty("reply")).ToArray();
        if (replies.Length is 0 or > 3)
            return GraphError.Of(BadValue, message: "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3");
        return replies.Select(reply => Length(reply, "title", 1, 20) ?? Length(reply, "id", 1, 256)).FirstOrDefault(refusal => refusal is not null)
            ?? Distinct(replies, "title") ?? Distinct(replies, "id");
    }

    private static FakeAnswer.Respond? List(JsonElement action)
    {
        var rows = action.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("rows").EnumerateArray()).ToArray();
        if (rows.Length is 0 or > 10)
            return GraphError.Of(BadValue, message: "Total row count exceed max allowed count: 10");
        return Length(action, "button", 1, 20)
            ?? rows.Select(row => Length(row, "title", 1, 24) ?? Length(row, "id", 1, 200) ?? (Has(row, "description") ? Length(row, "description", 1, 72) : null))
                .FirstOrDefault(refusal => refusal is not null)
            ?? Distinct(rows, "id");
    }

    private static FakeAnswer.Respond? Distinct(JsonElement[] elements, string name) =>
        elements.Select(element => Text(element, name)).Distinct(StringComparer.Ordinal).Count() == elements.Length
            ? null
            : GraphError.Of(BadValue, message: $"Duplicate {name}");

    private static FakeAnswer.Respond? Length(JsonElement element, string name, int least, int most) => Text(element, name) is not { } text
        ? GraphError.Of(MissingParameter, message: $"{name} is required")
        : text.Length < least || text.Length > most || string.IsNullOrWhiteSpace(text)
            ? GraphError.Of(InvalidParameter, message: $"Param {name} must be at most {most} characters long.")
            : null;

    private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out _);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
