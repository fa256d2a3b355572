using System.Text.Json.Serialization;

namespace Alfred.Serialization;

/// <summary>A value struct as text. Its default, which has no text, is null.</summary>
internal sealed class TextValueConverter<T>(Func<string, T> read, Func<T, string?> write) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? Parse(text) : default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(write(value) ?? throw new JsonException($"an empty {typeof(T).Name} cannot be a key"));

    public override bool HandleNull => true;

    private T Parse(string text)
    {
        try
        {
            return read(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Without the text, which may be personal.
            throw new JsonException($"a stored {typeof(T).Name} cannot be read", exception);
        }
    }
}
