using Alfred.ReadModels;
using Microsoft.Extensions.Hosting;

namespace Alfred.Recovery;

/// <summary>What a process does when everything in it has started: take up whatever waits, and write the read models anew.</summary>
internal sealed partial class StartupRecovery(
    IGrainFactory grains, IReadModel readModel, ReadModelRebuild rebuild, TimeProvider clock,
    ILogger<StartupRecovery> log) : IHostedLifecycleService
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartRecoveryAsync(cancellationToken);
            if (readModel is RedisReadModel redis)
                redis.Stale += () => _ = rebuild.RunAsync();
            await rebuild.RunAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before it was up: what waits is the next process's.
        }
    }

    // In a cluster the grain may live in a silo that is just leaving: the call fails, or is never answered, and finds the grain elsewhere a
    // moment later. A process that is told to stop meanwhile does not wait for it.
    private async Task StartRecoveryAsync(CancellationToken cancellationToken)
    {
        for (var left = MaxTries; left > 0; left--)
        {
            try
            {
                await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).StartAsync().WaitAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception) && !cancellationToken.IsCancellationRequested)
            {
                LogFailed(log, exception);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(500, LogLevel.Warning, "What waits could not be taken up at the start; it is tried again, and by each sweep")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
