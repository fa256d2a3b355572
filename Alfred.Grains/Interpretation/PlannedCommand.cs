using System.Text.Json.Serialization;

namespace Alfred.Interpretation;

/// <summary>One command of a plan, as it is stored on the inbox row before anything runs.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Arguments">With which canonical values.</param>
[JsonConverter(typeof(PlannedCommandConverter))]
public sealed record PlannedCommand(ActionName Action, Arguments Arguments)
{
    /// <summary>True when the person approved this very command. Never from words or from a model: only from what was stored.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Equal when action and every argument are.</summary>
    public bool Equals(PlannedCommand? other) =>
        other is not null && Action == other.Action && IsApproved == other.IsApproved
            && Arguments.Values.SequenceEqual(other.Arguments.Values);

    public override int GetHashCode() => HashCode.Combine(Action, Arguments.Values.Count);
}

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
