using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;

namespace Alfred.Silo.Doctor;

/// <summary>
/// Whether this machine has the address that it gives to other silos, and how many run. Finds nothing about a cluster of one.
/// </summary>
internal static class ClusterCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(AlfredSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Silo is not { } silo)
            return [];
        if (SiloEndpointCheck.FindProblem(silo.Address) is { } problem)
            return [new("cluster", false, problem)];
        return await CountAsync(settings, cancellationToken) is { } members
            ? [new("cluster", true, $"this silo at {new IPEndPoint(silo.Address, silo.Port)}; {members} running on the database")]
            : [];
    }

    // A database that does not answer has a finding of its own.
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
