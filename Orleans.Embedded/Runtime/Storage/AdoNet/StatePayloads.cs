using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Turns states into the bytes of a row and back, by streams where the serializer has them.</summary>
internal static class StatePayloads
{
    public static async ValueTask<PooledStream> SerializeAsync<T>(IGrainStorageSerializer serializer, T? state)
    {
        var payload = new PooledStream();
        try
        {
            if (serializer is IGrainStorageStreamingSerializer streaming) await streaming.SerializeAsync(state, payload);
            else payload.Write(serializer.Serialize(state).ToMemory().Span);
            return payload;
        }
        catch (Exception)
        {
            // The serializer's failure is the writer's; the array goes back.
            await payload.DisposeAsync();
            throw;
        }
    }

    public static ValueTask<T?> DeserializeAsync<T>(IGrainStorageSerializer serializer, PooledStream payload) => serializer is IGrainStorageStreamingSerializer streaming
        ? streaming.DeserializeAsync<T>(payload)
        // Another serializer may keep what it is given.
        : new ValueTask<T?>(serializer.Deserialize<T>(new BinaryData(payload.Bytes.ToArray())));
}
