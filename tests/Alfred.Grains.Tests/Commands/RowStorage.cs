using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Storage;

namespace Alfred.Tests.Commands;

/// <summary>Keeps rows as the JSON that the product stores, counts writes, and fails one on demand.</summary>
public sealed class RowStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (string Json, int Version)> _rows = new();

    public int Writes { get; private set; }

    /// <summary>What becomes of the next write.</summary>
    public NextWrite Next { get; set; }

    public string Json(string stateName) => _rows.Single(row => row.Key.StartsWith(stateName + "|", StringComparison.Ordinal)).Value.Json;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue($"{stateName}|{grainId}", out var row))
            (grainState.State, grainState.ETag, grainState.RecordExists) = (JsonSerializer.Deserialize<T>(row.Json, JsonSerializerOptions.Web)!, $"{row.Version}", true);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var next = Next;
        Next = NextWrite.Succeeds;
        if (next == NextWrite.IsLost)
            throw new TimeoutException("the database did not answer");
        var version = _rows.TryGetValue($"{stateName}|{grainId}", out var row) ? row.Version : 0;
        if (grainState.ETag != (version == 0 ? null : $"{version}"))
            throw new InconsistentStateException("somebody else wrote", $"{version}", grainState.ETag);
        _rows[$"{stateName}|{grainId}"] = (JsonSerializer.Serialize(grainState.State, JsonSerializerOptions.Web), version + 1);
        Writes++;
        if (next == NextWrite.CommitsWithoutAnswer)
            throw new TimeoutException("the database did not answer");
        (grainState.ETag, grainState.RecordExists) = ($"{version + 1}", true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
}

public enum NextWrite
{
    Succeeds,
    IsLost,
    CommitsWithoutAnswer,
}
