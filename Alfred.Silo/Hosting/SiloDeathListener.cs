using Alfred.Recovery;
using Microsoft.Extensions.Hosting;

namespace Alfred.Silo.Hosting;

/// <summary>
/// When another silo of the cluster ends, however it ends, its unfinished work is in rows that no other silo processes. If the recovery
/// grain lived there too, it comes back within a minute; this calls it at once. A call that is lost costs that minute and nothing else.
/// </summary>
internal sealed partial class SiloDeathListener(
    ISiloStatusOracle silos, IGrainFactory grains, TimeProvider clock, ILogger<SiloDeathListener> log)
    : IHostedService, ISiloStatusListener, IDisposable
{
    // The dead silo may have held the grain or its place in the directory: both find a new home while this tries again.
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        await _stopping.CancelAsync();
    }

    public void Dispose() => _stopping.Dispose();

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead && !updatedSilo.Equals(silos.SiloAddress))
            _ = RecoverAsync(updatedSilo);
    }

    private async Task RecoverAsync(SiloAddress silo)
    {
        LogEnded(log, silo);
        for (var attempt = 1; !_stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).StartAsync();
                return;
            }
            // Whatever it was, the next minute's reminder does the same.
            catch (Exception exception) when (attempt == Attempts)
            {
                LogFailed(log, exception, silo);
                return;
            }
            catch (Exception exception)
            {
                LogRetried(log, exception, attempt);
            }

            await Task.Delay(Pause, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(4201, LogLevel.Information, "Silo {Silo} has ended; its work is recovered")]
    private static partial void LogEnded(ILogger logger, SiloAddress silo);

    [LoggerMessage(4202, LogLevel.Warning, "The work of silo {Silo} waits for the next minute's recovery")]
    private static partial void LogFailed(ILogger logger, Exception exception, SiloAddress silo);

    [LoggerMessage(4203, LogLevel.Debug, "Recovery could not be called (attempt {Attempt})")]
    private static partial void LogRetried(ILogger logger, Exception exception, int attempt);
}
