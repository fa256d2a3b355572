namespace Orleans.Storage;

/// <summary>Options of a storage that uses a serializer.</summary>
public interface IStorageProviderSerializerOptions
{
    /// <summary>The serializer.</summary>
    IGrainStorageSerializer GrainStorageSerializer { get; set; }
}
