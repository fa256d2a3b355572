using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>States in memory as bytes, with versions; gone with the process.</summary>
internal sealed class MemoryGrainStorage(string name, MemoryGrainStorageOptions options) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), Stored> _rows = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue((stateName, grainId), out var row))
        {
            grainState.State = options.GrainStorageSerializer.Deserialize<T>(row.Payload);
            grainState.ETag = row.ETag;
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = default;
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = new Stored(
            options.GrainStorageSerializer.Serialize(grainState.State),
            Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var key = (stateName, grainId);
        var isWritten = grainState.ETag is null
            ? _rows.TryAdd(key, row)
            : _rows.TryGetValue(key, out var present) && present.ETag == grainState.ETag && _rows.TryUpdate(key, row, present);
        if (!isWritten) throw Conflict("write", key, grainState.ETag);
        grainState.ETag = row.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var isCleared = _rows.TryGetValue(key, out var present)
            ? present.ETag == grainState.ETag && _rows.TryRemove(new KeyValuePair<(string, GrainId), Stored>(key, present))
            : grainState.ETag is null;
        if (!isCleared) throw Conflict("clear", key, grainState.ETag);

        grainState.State = default;
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private InconsistentStateException Conflict(string operation, (string State, GrainId GrainId) key, string? etag) => new(
        $"Storage {name}: {operation} of state {key.State} of grain {GrainLabel.Of(key.GrainId)} found another version.",
        _rows.TryGetValue(key, out var present) ? present.ETag : null,
        etag);

    private sealed record Stored(BinaryData Payload, string ETag);
}
