using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace Orleans.Storage;

/// <summary>States as JSON text.</summary>
public sealed class SystemTextJsonGrainStorageSerializer(IOptions<SystemTextJsonGrainStorageSerializerOptions> options) : IGrainStorageStreamingSerializer
{
    private JsonSerializerOptions Options => options.Value.JsonSerializerOptions;

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => BinaryData.FromObjectAsJson(input, Options);

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input) => input.ToObjectFromJson<T>(Options);

    /// <inheritdoc/>
    public ValueTask SerializeAsync<T>(T? input, Stream destination, CancellationToken cancellationToken = default)
    {
        // Storages hand in memory: nothing to wait for, and the writer needs no buffer that holds the whole state.
        JsonSerializer.Serialize(destination, input, Options);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<T?> DeserializeAsync<T>(Stream input, CancellationToken cancellationToken = default) =>
        JsonSerializer.DeserializeAsync<T>(input, Options, cancellationToken);
}
