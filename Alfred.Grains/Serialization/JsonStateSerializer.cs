using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Orleans.Storage;

namespace Alfred.Serialization;

/// <summary>
/// Grain state as plain JSON that a person can read in the table: camel case, enums by name, no type names, so that
/// classes may be renamed without touching rows.
/// </summary>
public sealed class JsonStateSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Readable letters instead of \u00e9; the text never stands in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TextValueConverterFactory(), new ImmutableArrayConverterFactory(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options);
}
