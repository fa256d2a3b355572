using Alfred.Ownership;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Alfred.Hosting;

/// <summary>
/// Ready means that the database answers within a second and that this process owns the instance. One that was taken over still stores what comes
/// in but completes nothing: it must not look healthy.
/// </summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database, Owner owner, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var command = database.CreateCommand("select epoch from instance");
            return await command.ExecuteScalarAsync(either.Token) is long epoch && epoch == owner.Epoch
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("another process took the instance over: stop this one, or start it again to take it back");
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", exception);
        }
    }
}
