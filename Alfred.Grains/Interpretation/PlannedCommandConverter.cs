using System.Text.Json.Serialization;

namespace Alfred.Interpretation;

/// <summary>The stored form of a planned command: <c>{"action":"groceries.add","arguments":{"items":"milk"}}</c>.</summary>
public sealed class PlannedCommandConverter : JsonConverter<PlannedCommand>
{
    public override PlannedCommand Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // jsonb keeps keys in its own order, so both are looked up by name.
        using var document = JsonDocument.ParseValue(ref reader);
        if (!document.RootElement.TryGetProperty("action", out var action) || action.GetString() is not { } name)
            throw new JsonException("a planned command has no action");
        var arguments = Arguments.None;
        if (document.RootElement.TryGetProperty("arguments", out var values))
        {
            foreach (var value in values.EnumerateObject())
                arguments = arguments.With(value.Name, value.Value.GetString() ?? "");
        }

        return new(new ActionName(name), arguments)
        {
            IsApproved = document.RootElement.TryGetProperty("approved", out var approved) && approved.ValueKind is JsonValueKind.True,
        };
    }

    public override void Write(Utf8JsonWriter writer, PlannedCommand value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("action", value.Action.Value);
        writer.WriteStartObject("arguments");
        foreach (var (name, text) in value.Arguments.Values)
            writer.WriteString(name, text);
        writer.WriteEndObject();
        if (value.IsApproved)
            writer.WriteBoolean("approved", true);
        writer.WriteEndObject();
    }
}
