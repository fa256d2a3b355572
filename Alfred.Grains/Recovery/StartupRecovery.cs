using Alfred.ReadModels;
using Microsoft.Extensions.Hosting;

namespace Alfred.Recovery;

/// <summary>What a process does when everything in it has started: take up whatever waits, and write the read models anew.</summary>
internal sealed class StartupRecovery(IGrainFactory grains, IReadModel readModel, ReadModelRebuild rebuild) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).StartAsync();
        if (readModel is RedisReadModel redis)
            redis.Stale += () => _ = rebuild.RunAsync();
        await rebuild.RunAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
