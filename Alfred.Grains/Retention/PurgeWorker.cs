using Alfred.Database;
using Alfred.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Retention;

/// <summary>Purges at the start and every ten minutes, beside everything else: millions of old rows must not hold up a schedule.</summary>
internal sealed partial class PurgeWorker(Purge purge, Owner owner, OwnershipTaken taken, TimeProvider clock, ILogger<PurgeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await taken.WaitAsync(stoppingToken);
            while (!owner.IsReplaced)
            {
                await PurgeAsync(stoppingToken);
                await Task.Delay(Interval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop: what is left goes next time.
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await purge.RunAsync(cancellationToken);
        }
#pragma warning disable CA1031 // Boundary: without it the host would stop. What is old stays until the next round.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!DatabaseFaults.IsInfrastructure(exception))
                LogFailed(log, exception);
        }
    }
}
