namespace Orleans.Core;

/// <summary>A stored value.</summary>
public interface IStorage
{
    /// <summary>The version that was last read or written; null if there is none.</summary>
    string? Etag { get; }

    /// <summary>Whether the storage holds a value.</summary>
    bool RecordExists { get; }

    /// <summary>Clears the stored value and resets the state in memory.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state; throws <see cref="Storage.InconsistentStateException"/> if another writer was first.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the stored value; changes in memory are lost.</summary>
    Task ReadStateAsync();

    /// <summary>As <see cref="ClearStateAsync()"/>.</summary>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <summary>As <see cref="WriteStateAsync()"/>.</summary>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <summary>As <see cref="ReadStateAsync()"/>.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
