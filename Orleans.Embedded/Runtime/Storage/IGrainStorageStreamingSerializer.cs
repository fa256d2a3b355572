namespace Orleans.Storage;

/// <summary>A serializer that also writes to and reads from streams, so that a large state needs no array of its own.</summary>
public interface IGrainStorageStreamingSerializer : IGrainStorageSerializer
{
    /// <summary>Writes a state.</summary>
    ValueTask SerializeAsync<T>(T? input, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Reads a state.</summary>
    ValueTask<T?> DeserializeAsync<T>(Stream input, CancellationToken cancellationToken = default);
}
