using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster for tests: one silo, within the test's process.</summary>
public sealed partial class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly List<InProcessSiloHandle> _silos = [];
    private short _started;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    /// <summary>The silos that were started and not stopped.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    /// <summary>The options of the cluster.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>The way into the grains.</summary>
    public IClusterClient Client => GetSiloServiceProvider().GetRequiredService<IClusterClient>();

    /// <summary>The silos that run.</summary>
    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => _silos.Where(silo => silo.IsActive);

    /// <summary>The silo of an address, or none.</summary>
    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress) => _silos.Find(silo => silo.SiloAddress.Equals(siloAddress));

    /// <summary>The services of a silo; without an address those of the first.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null)
    {
        var handle = silo is null ? _silos.FirstOrDefault() : GetSiloForAddress(silo);
        return handle?.ServiceProvider ?? throw new InvalidOperationException("No such silo runs: deploy the cluster first.");
    }

    /// <summary>Starts the cluster.</summary>
    public Task DeployAsync() => DeployAsync(CancellationToken.None);

    /// <summary>Starts the cluster.</summary>
    public async Task DeployAsync(CancellationToken cancellationToken)
    {
        if (_silos.Count > 0) throw new InvalidOperationException("The cluster is deployed already.");
        await StartAsync(cancellationToken);
    }

    /// <summary>Stops a silo after the calls that wait in it.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => LeaveAsync(instance, stopGracefully: true);

    /// <summary>Stops a silo at once.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => LeaveAsync(instance, stopGracefully: false);

    /// <summary>Stops a silo and starts another in its place.</summary>
    public async Task<InProcessSiloHandle> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartAsync(CancellationToken.None);
    }

    /// <summary>Stops the silos.</summary>
    public Task StopSilosAsync() => StopAllSilosAsync();

    /// <summary>Stops the silos and what speaks to them.</summary>
    public async Task StopAllSilosAsync()
    {
        foreach (var silo in _silos.ToArray()) await StopSiloAsync(silo);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAllSilosAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var silo in _silos) silo.Dispose();
        _silos.Clear();
    }

    private async Task<InProcessSiloHandle> StartAsync(CancellationToken cancellationToken)
    {
        var number = _started++;
        var specific = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{number}" };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Options.ClusterId, Options.ServiceId))
            .Configure<SiloOptions>(options => options.SiloName = specific.SiloName));
        foreach (var configure in Options.SiloHostConfigurationDelegates) configure(specific, builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception)
        {
            // The failure is the test's to judge; what the host had opened must not outlive it.
            host.Dispose();
            throw;
        }

        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        var handle = new InProcessSiloHandle
        {
            InstanceNumber = number,
            Name = specific.SiloName,
            SiloAddress = details.SiloAddress,
            GatewayAddress = details.GatewayAddress,
            SiloHost = host,
        };
        _silos.Add(handle);
        return handle;
    }

    private async Task LeaveAsync(InProcessSiloHandle silo, bool stopGracefully)
    {
        _silos.Remove(silo);
        await silo.StopSiloAsync(stopGracefully);
        silo.Dispose();
    }
}
