using System.Collections.Concurrent;
using Alfred.Serialization;
using Orleans.Storage;

namespace Alfred.Tests.Commands;

/// <summary>Keeps rows as the JSON that the product stores, counts writes, and fails one on demand.</summary>
public sealed class RowStorage : IGrainStorage
{
    private static readonly JsonStateSerializer Serializer = new();

    private readonly ConcurrentDictionary<string, (string Json, int Version)> _rows = new();

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _held = Task.CompletedTask;

    public int Writes { get; private set; }

    /// <summary>What becomes of the next write.</summary>
    public NextWrite Next { get; set; }

    public string Json(string stateName) => _rows.Single(row => row.Key.StartsWith(stateName + "|", StringComparison.Ordinal)).Value.Json;

    /// <summary>How many rows of a name there are.</summary>
    public int Count(string stateName) => _rows.Keys.Count(key => key.StartsWith(stateName + "|", StringComparison.Ordinal));

    /// <summary>Lets no write end before the returned source does.</summary>
    public TaskCompletionSource HoldWrites()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = held.Task;
        return held;
    }

    /// <summary>Waits until a write has begun.</summary>
    public Task WriteBegunAsync() => _begun.Task.WaitAsync(Instances.Limits.Patience);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue($"{stateName}|{grainId}", out var row))
            (grainState.State, grainState.ETag, grainState.RecordExists) = (
                Serializer.Deserialize<T>(BinaryData.FromString(row.Json))!, $"{row.Version}", true);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _begun.TrySetResult();
        await _held;
        var next = Next;
        Next = NextWrite.Succeeds;
        if (next == NextWrite.IsLost)
            throw new TimeoutException("the database did not answer");
        var version = _rows.TryGetValue($"{stateName}|{grainId}", out var row) ? row.Version : 0;
        if (grainState.ETag != (version == 0 ? null : $"{version}"))
            throw new InconsistentStateException("somebody else wrote", $"{version}", grainState.ETag);
        _rows[$"{stateName}|{grainId}"] = (Serializer.Serialize(grainState.State).ToString(), version + 1);
        Writes++;
        if (next == NextWrite.CommitsWithoutAnswer)
            throw new TimeoutException("the database did not answer");
        (grainState.ETag, grainState.RecordExists) = ($"{version + 1}", true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _rows.TryRemove($"{stateName}|{grainId}", out _);
        (grainState.ETag, grainState.RecordExists) = (null, false);
        grainState.State = Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }
}

public enum NextWrite
{
    Succeeds,
    IsLost,
    CommitsWithoutAnswer,
}
