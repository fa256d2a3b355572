using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded.Tests.Conformance.Identity;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Hosting;

public sealed class HostingTests(SharedSilo shared)
{
    [Fact]
    public async Task the_client_of_a_silo_reaches_its_grains()
    {
        var client = shared.Services.GetRequiredService<IClusterClient>();
        Assert.Equal("hosted", await client.GetGrain<IStringKeyGrain>("hosted").KeyAsync());
        Assert.Same(shared.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.GetType(), client.ServiceProvider.GetRequiredService<IOptions<ClusterOptions>>().Value.GetType());
    }

    [Fact]
    public void a_silo_knows_its_name_and_cluster()
    {
        var details = shared.Services.GetRequiredService<ILocalSiloDetails>();
        Assert.Equal("dev", details.ClusterId);
        Assert.Equal(shared.Cluster.Silos[0].Name, details.Name);
        Assert.Equal(shared.Cluster.Silos[0].SiloAddress, details.SiloAddress);
        Assert.Equal(details.SiloAddress, SiloAddress.FromParsableString(details.SiloAddress.ToParsableString()));
    }

    [Fact]
    public async Task two_silos_in_one_process_know_nothing_of_each_other()
    {
        await using var first = await TestSilo.StartAsync();
        await using var second = await TestSilo.StartAsync();
        await first.Grains.GetGrain<Storage.ICounterGrain>("counter:two").AddAsync(1);
        Assert.Equal(0, await second.Grains.GetGrain<Storage.ICounterGrain>("counter:two").ReadAsync());
    }

    [Fact]
    public async Task a_startup_task_that_fails_fails_the_start()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => TestSilo.StartAsync(silo => silo.AddStartupTask((_, _) => throw new NotSupportedException("not today"))));
        Assert.Contains("not today", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task parts_of_the_silo_start_and_stop_by_stages()
    {
        var part = new StagedPart();
        await using (await TestSilo.StartAsync(silo => silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(part)))
            Assert.Equal(["start 9999", "start 20002"], part.Steps);
        Assert.Equal(["start 9999", "start 20002", "stop 20002", "stop 9999"], part.Steps);
    }

    [Fact]
    public async Task services_of_the_host_are_those_of_the_grains()
    {
        var journal = new Journal();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton(journal).AddSingleton<Gates>());
        await silo.Grains.GetGrain<Activations.ILifeGrain>("life:host").ActivationNumberAsync();
        Assert.Equal(["life:host up"], journal.Entries);
    }

    [Fact]
    public async Task a_silo_restarts_in_its_cluster()
    {
        await using var silo = await TestSilo.StartAsync();
        var before = silo.Cluster.Silos[0];
        await silo.Cluster.RestartSiloAsync(before);
        Assert.Equal("again", await silo.Grains.GetGrain<IStringKeyGrain>("again").KeyAsync());
        Assert.NotSame(before, silo.Cluster.Silos[0]);
    }

    private sealed class StagedPart : ILifecycleParticipant<ISiloLifecycle>
    {
        public List<string> Steps { get; } = [];

        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in new[] { ServiceLifecycleStage.Active + 2, ServiceLifecycleStage.ApplicationServices - 1 })
            {
                lifecycle.Subscribe("staged", stage, _ => Step($"start {stage}"), _ => Step($"stop {stage}"));
            }
        }

        private Task Step(string step)
        {
            Steps.Add(step);
            return Task.CompletedTask;
        }
    }
}
