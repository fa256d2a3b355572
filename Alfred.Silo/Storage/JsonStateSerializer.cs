using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;

namespace Alfred.Silo.Storage;

/// <summary>
/// Grain state as plain JSON that a person can read in the table, the same on both engines: camel case, enums by name, no type names, so that
/// classes may be renamed without touching rows.
/// </summary>
public sealed class JsonStateSerializer : IGrainStorageStreamingSerializer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Readable letters instead of \u00e9; the text never stands in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TextValueConverterFactory(), new ImmutableArrayConverterFactory(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options);

    /// <inheritdoc/>
    public async ValueTask SerializeAsync<T>(T? input, Stream destination, CancellationToken cancellationToken = default) =>
        await JsonSerializer.SerializeAsync(destination, input, Options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<T?> DeserializeAsync<T>(Stream input, CancellationToken cancellationToken = default) =>
        JsonSerializer.DeserializeAsync<T>(input, Options, cancellationToken);
}
