using Alfred.Silo.Configuration;
using Alfred.Serialization;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Reminders;

namespace Alfred.Silo.Hosting;

/// <summary>The silo of an instance: state and reminders in Orleans' ADO.NET tables, over the one pool of connections.</summary>
internal static class OrleansHosting
{
    /// <summary>How Orleans names the database's driver.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Orleans' own loops. Only grain timers go by the instance's clock, which the sandbox moves.</summary>
    private static readonly string[] RealTime =
    [
        TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.ActivationManagement,
        TimeProviderNames.GrainDirectory, ReminderTimeProviderNames.Reminders,
    ];

    /// <summary>Adds the silo. Expects an <see cref="NpgsqlDataSource"/> among the services.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="instance">The instance that the silo works for.</param>
    /// <param name="endpoint">Where other silos reach it; null for a cluster of one.</param>
    public static void AddSilo(this IHostApplicationBuilder builder, Instance instance, SiloEndpoint? endpoint)
    {
        foreach (var area in RealTime)
            builder.Services.AddKeyedSingleton(area, TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            var name = Clustering.NameOf(instance);
            if (endpoint is null)
                silo.AddClusterOfOne(name);
            else
                silo.AddPostgresCluster(name, endpoint);
            // A million entries are allocated at the start by default: 19 MB for a household.
            silo.Configure<GrainDirectoryOptions>(static options => options.CacheSize = 1_024);
            silo.Services.AddOptions<AdoNetGrainStorageOptions>("Default").Configure<NpgsqlDataSource>(static (options, database) =>
            {
                options.Invariant = Invariant;
                options.DataSource = database;
                options.GrainStorageSerializer = new JsonStateSerializer();
            });
            silo.AddAdoNetGrainStorageAsDefault((AdoNetGrainStorageOptions _) => { });
            silo.Services.AddOptions<AdoNetReminderTableOptions>().Configure<NpgsqlDataSource>(static (options, database) =>
            {
                options.Invariant = Invariant;
                options.DataSource = database;
            });
            silo.UseAdoNetReminderService((AdoNetReminderTableOptions _) => { });
        });
    }
}
