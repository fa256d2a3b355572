using System.Net;
using System.Net.Sockets;
using Alfred.Instances;
using Alfred.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Orleans.Reminders;

namespace Alfred.Silo.Hosting;

/// <summary>The silo of an instance: state and reminders in Orleans' ADO.NET tables, over the one pool of connections.</summary>
internal static class OrleansHosting
{
    private const string Npgsql = "Npgsql";

    /// <summary>Orleans' own loops. Only grain timers go by the instance's clock, which the sandbox moves.</summary>
    private static readonly string[] RealTime =
    [
        TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.ActivationManagement,
        TimeProviderNames.GrainDirectory, ReminderTimeProviderNames.Reminders,
    ];

    /// <summary>Adds the silo. Expects an <see cref="NpgsqlDataSource"/> among the services.</summary>
    public static void AddSilo(this IHostApplicationBuilder builder, Instance instance)
    {
        foreach (var area in RealTime)
            builder.Services.AddKeyedSingleton(area, TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            // Rows carry the service id: it must stay what it is.
            var name = $"alfred-{instance.Name}";
            silo.UseLocalhostClustering(FreePort(), FreePort(), primarySiloEndpoint: null, serviceId: name, clusterId: name);
            // A million entries are allocated at the start by default: 19 MB for a household.
            silo.Configure<GrainDirectoryOptions>(static options => options.CacheSize = 1_024);
            silo.Services.AddOptions<AdoNetGrainStorageOptions>("Default").Configure<NpgsqlDataSource>(static (options, database) =>
            {
                options.Invariant = Npgsql;
                options.DataSource = database;
                options.GrainStorageSerializer = new JsonStateSerializer();
            });
            silo.AddAdoNetGrainStorageAsDefault((AdoNetGrainStorageOptions _) => { });
            silo.Services.AddOptions<AdoNetReminderTableOptions>().Configure<NpgsqlDataSource>(static (options, database) =>
            {
                options.Invariant = Npgsql;
                options.DataSource = database;
            });
            silo.UseAdoNetReminderService((AdoNetReminderTableOptions _) => { });
        });
    }

    // Nobody else has to know it: a cluster of one is found by itself alone.
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
