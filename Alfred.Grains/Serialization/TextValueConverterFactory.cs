using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Alfred.Serialization;

/// <summary>
/// Writes our value structs as the text that they are, also as keys of dictionaries: those made from one text that is their
/// <c>Value</c>, and those whose static <c>Parse</c> reads what <c>ToString</c> writes. Without this a struct with a checked constructor
/// would be read back empty.
/// </summary>
internal sealed class TextValueConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsValueType: true, IsPrimitive: false, IsEnum: false, Namespace: { } space }
        && space.StartsWith("Alfred", StringComparison.Ordinal)
        && (FindConstructor(typeToConvert) is not null || FindParse(typeToConvert) is not null);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var text = Expression.Parameter(typeof(string), "text");
        var value = Expression.Parameter(typeToConvert, "value");
        var (read, write) = FindConstructor(typeToConvert) is { } constructor
            ? ((Expression)Expression.New(constructor, text), (Expression)Expression.Property(value, "Value"))
            : (
                Expression.Call(FindParse(typeToConvert)!, text),
                Expression.Call(value, typeToConvert.GetMethod(nameof(ToString), Type.EmptyTypes)!));
        return (JsonConverter)Activator.CreateInstance(
            typeof(TextValueConverter<>).MakeGenericType(typeToConvert), Expression.Lambda(read, text)
                .Compile(), Expression.Lambda(write, value).Compile())!;
    }

    private static ConstructorInfo? FindConstructor(Type type) =>
        type.GetProperty("Value") is { CanWrite: false } property
            && property.PropertyType == typeof(string) ? type.GetConstructor([typeof(string)]) : null;

    private static MethodInfo? FindParse(Type type) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) is { } parse
            && parse.ReturnType == type ? parse : null;
}

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
