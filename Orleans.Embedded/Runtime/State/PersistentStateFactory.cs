using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Makes the states of grains and has them read before activation.</summary>
internal sealed class PersistentStateFactory(Silo silo) : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var storage = StorageOf(silo.Services, config.StorageName ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, context.GrainId, config.StateName);
        var state = new PersistentState<TState>((Activation)context, config.StateName, storage);
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state.ReadStateAsync);
        return state;
    }

    public static IGrainStorage StorageOf(IServiceProvider services, string name, GrainId grainId, string state) =>
        services.GetKeyedService<IGrainStorage>(name)
        ?? throw new BadProviderConfigException(
            $"No storage is named \"{name}\", which state \"{state}\" of grain {GrainLabel.Of(grainId)} asks for. Add one with AddAdoNetGrainStorage or AddMemoryGrainStorage.");
}
