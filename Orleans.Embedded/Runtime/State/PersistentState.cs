using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A state of a grain over its storage.</summary>
/// <typeparam name="TState">The type of the state.</typeparam>
internal sealed class PersistentState<TState>(Activation activation, string name, IGrainStorage storage) : IPersistentState<TState>
{
    private readonly GrainState<TState> _state = new(Fresh());

    public TState State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await RunAsync("read", storage.ReadStateAsync<TState>, cancellationToken);
        _state.State ??= Fresh();
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) => RunAsync("write", storage.WriteStateAsync<TState>, cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await RunAsync("clear", storage.ClearStateAsync<TState>, cancellationToken);
        _state.State = Fresh();
    }

    private async Task RunAsync(string operation, Func<string, GrainId, IGrainState<TState>, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var silo = activation.Silo;
        var startedAt = silo.Time.GetTimestamp();
        try
        {
            await run(name, activation.GrainId, _state, cancellationToken);
            silo.Telemetry.StorageDone<TState>(operation, storage, name, startedAt);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            silo.Telemetry.StorageFailed<TState>(operation, storage, name);
            silo.Log.StorageFailed(operation, name, new(activation.GrainId), exception);
            if (exception is OrleansException) throw;
            throw new OrleansException($"The storage failed to {operation} state \"{name}\" of grain {GrainLabel.Of(activation.GrainId)}: {exception.Message}", exception);
        }
    }

    private static TState Fresh()
    {
        if (typeof(TState).IsValueType || typeof(TState) == typeof(string) || typeof(TState).IsAbstract || typeof(TState).IsArray) return default!;
        // A record without a parameterless constructor starts with empty members, as in Orleans.
        return typeof(TState).GetConstructor(Type.EmptyTypes) is null
            ? (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState))
            : Activator.CreateInstance<TState>();
    }
}
