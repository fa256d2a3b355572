using System.Net;
using System.Net.Sockets;
using Alfred.Instances;
using Orleans.Configuration;

namespace Alfred.Silo.Engine;

/// <summary>
/// Official Orleans: silos find each other through the membership table of the same database. <c>ORLEANS_SILO_PORT</c> (default 11111) and
/// <c>ORLEANS_GATEWAY_PORT</c> (default 30000) keep two silos on one machine apart.
/// </summary>
internal static class Cluster
{
    /// <summary>Says how the silo finds the others.</summary>
    public static void Join(ISiloBuilder silo, Instance instance, string connectionString)
    {
        silo.UseAdoNetClustering((AdoNetClusteringSiloOptions options) =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
        });
        // The second instance of a machine moves one up, so that both start without a setting.
        var offset = instance.Kind == InstanceKind.Home ? 0 : 1;
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = instance.IsProduction ? OwnAddress() : IPAddress.Loopback;
            options.SiloPort = ReadPort("ORLEANS_SILO_PORT", 11111 + offset);
            options.GatewayPort = ReadPort("ORLEANS_GATEWAY_PORT", 30000 + offset);
        });
    }

    private static int ReadPort(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : fallback;

    private static IPAddress OwnAddress()
    {
        var addresses = Dns.GetHostAddresses(Dns.GetHostName());
        return addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            ?? addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address))
            ?? IPAddress.Loopback;
    }
}
