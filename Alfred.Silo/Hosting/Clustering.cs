using System.Net.Sockets;
using Alfred.Silo.Configuration;
using Orleans.Configuration;

namespace Alfred.Silo.Hosting;

/// <summary>How silos find each other: not at all, or in the instance's database.</summary>
internal static class Clustering
{
    // A killed silo is removed after 3 s, one that hangs after 12 s; the others do its work from then on. With one probe less, machines
    // that are only busy would be removed.
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 3;

    // A cluster that was killed as a whole leaves rows of silos that do not answer. The next silo at another address waits until they are
    // stale: one update of a row every few seconds shortens that from the default of 90 s.
    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(3);
    private const int MissedHeartbeats = 3;

    // Much longer than a dead row takes to become stale. A silo that still cannot join has a network to fix, and says so instead of waiting
    // 5 minutes.
    private static readonly TimeSpan JoinTimeout = TimeSpan.FromMinutes(1);

    /// <summary>When a row without a heartbeat is stale.</summary>
    public static TimeSpan StaleAfter => HeartbeatPeriod * MissedHeartbeats;

    /// <summary>The cluster's and the service's name. It is stored in rows: never change it.</summary>
    public static string NameOf(Instance instance) => $"alfred-{instance.Name}";

    /// <summary>
    /// A cluster of one that no other process on this machine joins; without a port for Orleans clients, as there are none.
    /// </summary>
    public static void AddClusterOfOne(this ISiloBuilder silo, string name)
    {
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, primarySiloEndpoint: null, serviceId: name, clusterId: name);
        // Silos trust each other, and the port is open to every user of this machine. Whoever connects is nobody: a silo speaks to itself
        // without a connection.
        silo.Configure<SiloConnectionOptions>(static options => options.ConfigureSiloInboundConnection(
            static connections => connections.Use(static _ => static connection =>
            {
                connection.Abort();
                return Task.CompletedTask;
            })));
    }

    /// <summary>Several silos, which find each other in the instance's database.</summary>
    public static void AddPostgresCluster(this ISiloBuilder silo, string name, SiloEndpoint endpoint)
    {
        silo.Configure<ClusterOptions>(options => options.ServiceId = options.ClusterId = name);
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = endpoint.Address;
            options.SiloPort = endpoint.Port;
            options.GatewayPort = endpoint.GatewayPort;
        });
        silo.Configure<ClusterMembershipOptions>(static options =>
        {
            options.ProbeTimeout = ProbeTimeout;
            options.NumMissedProbesLimit = MissedProbes;
            // Of two silos one is left to vote.
            options.NumVotesForDeathDeclaration = 1;
            options.IAmAliveTablePublishTimeout = HeartbeatPeriod;
            options.NumMissedTableIAmAliveLimit = MissedHeartbeats;
            options.MaxJoinAttemptTime = JoinTimeout;
        });
        silo.Services.AddOptions<AdoNetClusteringSiloOptions>().Configure<NpgsqlDataSource>(static (options, database) =>
        {
            options.Invariant = OrleansHosting.Invariant;
            options.DataSource = database;
        });
        silo.UseAdoNetClustering((AdoNetClusteringSiloOptions _) => { });
        silo.Services.AddHostedService<SiloDeathListener>();
    }

    /// <summary>A port of this machine that nobody listens on now, for what only this process connects to.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
