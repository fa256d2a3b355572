using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Npgsql;

namespace Alfred.Silo.Doctor;

/// <summary>Whether other silos can reach this machine where the settings say, and how many there are now. Nothing to tell about a cluster of one.</summary>
internal static class ClusterCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(AlfredSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Silo is not { } silo)
            return [];
        var endpoint = new IPEndPoint(silo.Address, silo.Port);
        if (!IsOfThisMachine(silo.Address))
            return [new("cluster", false, $"{endpoint} is no address of this machine. Set SILO_ADDRESS to the one at which the other silos reach it.")];
        return await CountAsync(settings, cancellationToken) is { } members
            ? [new("cluster", true, $"this silo at {endpoint}; {members} running in the database")]
            : [];
    }

    private static bool IsOfThisMachine(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A database that cannot be asked has a finding of its own.
    private static async Task<int?> CountAsync(AlfredSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(settings.Database!);
            await using var command = database.CreateCommand("""
                select count(*)::int from OrleansMembershipTable
                where DeploymentId = $1 and Status = $2 and IAmAliveTime > now() - $3
                """);
            command.Parameters.Add(new() { Value = Clustering.NameOf(settings.Instance) });
            command.Parameters.Add(new() { Value = (int)SiloStatus.Active });
            command.Parameters.Add(new() { Value = Clustering.StaleAfter });
            return (int?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
