using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
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
        try
        {
            await storage.ReadStateAsync(name, activation.GrainId, _state, cancellationToken);
        }
        catch (Exception exception)
        {
            throw Report("read", exception);
        }

        _state.State ??= Fresh();
    }

    public async Task WriteStateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.WriteStateAsync(name, activation.GrainId, _state, cancellationToken);
        }
        catch (Exception exception)
        {
            throw Report("write", exception);
        }
    }

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.ClearStateAsync(name, activation.GrainId, _state, cancellationToken);
        }
        catch (Exception exception)
        {
            throw Report("clear", exception);
        }

        _state.State = Fresh();
    }

    private static TState Fresh()
    {
        if (typeof(TState).IsValueType || typeof(TState) == typeof(string) || typeof(TState).IsAbstract || typeof(TState).IsArray) return default!;
        // A record without a parameterless constructor starts with empty members, as in Orleans.
        return typeof(TState).GetConstructor(Type.EmptyTypes) is null
            ? (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState))
            : Activator.CreateInstance<TState>();
    }

    private Exception Report(string operation, Exception exception)
    {
        activation.Silo.Log.StorageFailed(operation, name, activation.GrainId, exception);
        if (exception is OrleansException) ExceptionDispatchInfo.Throw(exception);
        return exception is OperationCanceledException
            ? exception
            : new OrleansException($"The storage failed to {operation} state \"{name}\" of grain {activation.GrainId}: {exception.Message}", exception);
    }
}
