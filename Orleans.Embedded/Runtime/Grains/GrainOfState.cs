using Orleans.Core;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of grain classes with one state, stored under the name <c>state</c>.</summary>
/// <typeparam name="TGrainState">The type of the state.</typeparam>
public class Grain<TGrainState> : Grain
{
    private IStorage<TGrainState>? _storage;

    /// <summary>Reads the state before the grain is activated.</summary>
    protected Grain() => GrainContext.ObservableLifecycle.Subscribe(
        GetType().FullName ?? GetType().Name, GrainLifecycleStage.SetupState, _ => SetUpAsync());

    /// <summary>Takes a storage, in tests.</summary>
    protected Grain(IStorage<TGrainState> storage) => _storage = storage;

    /// <summary>The state in memory.</summary>
    protected TGrainState State
    {
        get => Storage.State;
        set => Storage.State = value;
    }

    private IStorage<TGrainState> Storage => _storage
        ?? throw new InvalidOperationException("The state is not read yet: it is available from OnActivateAsync on.");

    /// <summary>Clears the stored state.</summary>
    protected virtual Task ClearStateAsync() => Storage.ClearStateAsync();

    /// <summary>Writes the state.</summary>
    protected virtual Task WriteStateAsync() => Storage.WriteStateAsync();

    /// <summary>Reads the state again; changes in memory are lost.</summary>
    protected virtual Task ReadStateAsync() => Storage.ReadStateAsync();

    private Task SetUpAsync()
    {
        _storage ??= Runtime.GetStorage<TGrainState>(GrainContext);
        return ReadStateAsync();
    }
}
