using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Starts the silo with its host and drains it when the host stops.</summary>
internal sealed class SiloHostedService(Silo silo, IServiceProvider services, IOptions<ClusterOptions> cluster) : IHostedService, IDisposable
{
    private readonly SiloLifecycle _lifecycle = new();
    private OverdueCalls? _overdue;
    private IdleCollector? _collector;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var validator in services.GetServices<IConfigurationValidator>()) validator.ValidateConfiguration();
        foreach (var participant in services.GetServices<ILifecycleParticipant<ISiloLifecycle>>()) participant.Participate(_lifecycle);
        _lifecycle.Subscribe<SiloHostedService>(ServiceLifecycleStage.RuntimeInitialize, OpenAsync, _ => Task.CompletedTask);
        _lifecycle.Subscribe<SiloHostedService>(ServiceLifecycleStage.BecomeActive, _ => Task.CompletedTask, DrainAsync);
        try
        {
            await _lifecycle.StartAsync(cancellationToken);
        }
        catch (Exception)
        {
            // What had started must stop, as after a start that succeeded; the failure itself goes to the host.
            await _lifecycle.StopAsync(cancellationToken);
            throw;
        }

        silo.Log.Started(silo.Details.Name, silo.Types.Classes.Count, cluster.Value.ServiceId);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.StopAsync(cancellationToken);
        silo.Log.Stopped(silo.Details.Name, silo.Directory.Count);
    }

    public void Dispose()
    {
        _overdue?.Dispose();
        _collector?.Dispose();
    }

    private Task OpenAsync(CancellationToken cancellationToken)
    {
        silo.Directory.Open();
        _overdue = new OverdueCalls(silo);
        _collector = new IdleCollector(silo);
        return Task.CompletedTask;
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        _collector?.Dispose();
        await silo.Directory.DrainAsync(cancellationToken);
        _overdue?.Dispose();
    }
}
