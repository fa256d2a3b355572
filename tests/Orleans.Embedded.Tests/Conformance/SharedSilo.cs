using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

[assembly: AssemblyFixture(typeof(Orleans.Embedded.Tests.Conformance.SharedSilo))]

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>The silo of all tests that need no settings of their own; each calls grains with keys that no other test uses.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public Gates Gates { get; } = new();

    public Journal Journal { get; } = new();

    public IGrainFactory Grains => _silo.Grains;

    public IServiceProvider Services => _silo.Services;

    public Orleans.TestingHost.InProcessTestCluster Cluster => _silo.Cluster;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(silo => silo
        .AddMemoryGrainStorage("other")
        .UseInMemoryReminderService()
        .Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100))
        .ConfigureServices(services => services
            .AddSingleton(Gates)
            .AddSingleton(Journal)
            .AddScoped<Activations.ScopedPart>()));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
