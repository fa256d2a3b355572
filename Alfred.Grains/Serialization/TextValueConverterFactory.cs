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
