using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alfred.Hosting;

/// <summary>Ready means that the database answers within a second.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await database.ScalarAsync("select name from instance", [], either.Token) is string
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("the database has no instance marker: run 'alfred migrate'");
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", exception);
        }
    }
}
