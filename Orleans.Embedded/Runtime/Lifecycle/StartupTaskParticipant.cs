using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A start-up task as a part in a stage of the silo.</summary>
internal sealed class StartupTaskParticipant(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task> task, int stage)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<StartupTaskParticipant>(stage, cancellationToken => task(services, cancellationToken));
}
