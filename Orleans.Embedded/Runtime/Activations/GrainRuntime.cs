using Orleans.Core;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>What a grain needs of its silo.</summary>
internal sealed class GrainRuntime(Silo silo) : IGrainRuntime
{
    public string SiloIdentity => silo.Details.SiloAddress.ToString();

    public SiloAddress SiloAddress => silo.Details.SiloAddress;

    public IGrainFactory GrainFactory => silo.GrainFactory;

    public ITimerRegistry TimerRegistry { get; } = new TimerRegistry();

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Time;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).KeepFor(timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) => new PersistentState<TGrainState>(
        (Activation)grainContext, "state", PersistentStateFactory.StorageOf(silo.Services, ((Activation)grainContext).Class.StorageName, grainContext.GrainId, "state"));
}
