using Alfred.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace Alfred.Tests.Instances;

/// <summary>
/// Orleans' own cluster for tests, set so that a start is quick: silos talk in memory, nothing is logged to files, and no client is
/// connected, as every silo can call its grains itself.
/// </summary>
internal static class InMemoryCluster
{
    /// <summary>Rows carry it: two clusters on one database are two of one instance.</summary>
    private const string ServiceId = "alfred-test";

    /// <param name="clock">What grains and the message path go by. Orleans' own loops, reminders included, go by real time.</param>
    /// <param name="configure">Called for each silo.</param>
    public static async Task<InProcessTestCluster> StartAsync(TimeProvider clock, Action<ISiloBuilder> configure, int silos = 1)
    {
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.Options.ServiceId = ServiceId;
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((options, host) =>
        {
            options.GatewayPort = 0;
            host.Services.AddSingleton(clock);
            host.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            // Orleans registers this key itself, which goes before the catch-all of the line above.
            host.Services.AddKeyedSingleton(ReminderTimeProviderNames.Reminders, TimeProvider.System);
            // The package's half a minute is what a stop takes when a message is being worked on: nothing is gained by it, the row waits.
            host.Services.PostConfigure<HostOptions>(static stop => stop.ShutdownTimeout = TimeSpan.FromSeconds(5));
            host.UseOrleans(silo =>
            {
                // A million entries are allocated for each silo by default.
                silo.Configure<GrainDirectoryOptions>(static directory => directory.CacheSize = 1_024);
                configure(silo);
            });
        });
        var cluster = new InProcessTestCluster(builder.Options, new NumberedPorts());
        try
        {
            await cluster.DeployAsync();
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        return cluster;
    }

    /// <summary>State and reminders in the tables of the instance, over its pool of connections, as in the product.</summary>
    public static void UseInstanceDatabase(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<AdoNetGrainStorageOptions>("Default").Configure<NpgsqlDataSource>(static (options, database) =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = database;
            options.GrainStorageSerializer = new JsonStateSerializer();
        });
        silo.AddAdoNetGrainStorageAsDefault((AdoNetGrainStorageOptions _) => { });
        silo.Services.AddOptions<AdoNetReminderTableOptions>().Configure<NpgsqlDataSource>(static (options, database) =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = database;
        });
        silo.UseAdoNetReminderService((AdoNetReminderTableOptions _) => { });
    }

    /// <summary>With the transport in memory a port is a name: looking for free ones costs more than the rest of a start.</summary>
    private sealed class NumberedPorts : ITestClusterPortAllocator
    {
        private int _last;

        public (int, int) AllocateConsecutivePortPairs(int numPorts) => (Interlocked.Add(ref _last, numPorts), 0);

        public void Dispose()
        {
        }
    }
}
