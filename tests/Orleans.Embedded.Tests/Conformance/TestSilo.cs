using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>A cluster of one for a test, the same on either engine.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come; only a failing test waits so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private TestSilo(InProcessTestCluster cluster) => Cluster = cluster;

    public InProcessTestCluster Cluster { get; }

    public IHost Host => Cluster.Silos[0].SiloHost;

    public IServiceProvider Services => Cluster.Silos[0].ServiceProvider;

    // The silo's own client: calls then take the way that they take in a web application with a silo.
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(1) { Options = { ClusterId = "dev", ServiceId = "dev", InitializeClientOnDeploy = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            silo.AddMemoryGrainStorageAsDefault();
            // The official engine's default is Newtonsoft.Json; rows are compared in the format that Alfred stores.
            silo.UseSystemTextJsonGrainStorageSerializer();
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilo(cluster);
    }

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();
}
