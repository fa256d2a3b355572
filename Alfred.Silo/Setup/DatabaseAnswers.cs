using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;

namespace Alfred.Silo.Setup;

/// <summary>Whether the databases answer and their roles may do what they have to, and no more. Nothing needs to be migrated yet.</summary>
internal static class DatabaseAnswers
{
    /// <summary>Connects under each role.</summary>
    public static async Task<ImmutableArray<Finding>> CheckAsync(AlfredSettings settings, CancellationToken cancellationToken)
    {
        var running = await CheckAsync("DATABASE_URL", settings.Database!, role =>
        {
            role.Require(settings.HasMigrationRole);
            return settings.HasMigrationRole || role.MayChangeSchema ? null
                : "may not make tables: set MIGRATION_DATABASE_URL to a role that may";
        }, cancellationToken);
        return settings.HasMigrationRole
            ? [running, await CheckAsync(
                "MIGRATION_DATABASE_URL", settings.MigrationDatabase!,
                static role => role.MayChangeSchema ? null : "may not make tables in this schema", cancellationToken)]
            : [running];
    }

    private static async Task<Finding> CheckAsync(
        string name, string connectionString, Func<RuntimeRole, string?> judge, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await DurabilityCheck.RunAsync(connection, cancellationToken);
            var role = await RuntimeRole.ReadAsync(connectionString, cancellationToken);
            return judge(role) is { } problem
                ? new(name, false, $"the role \"{role.Name}\" {problem}")
                : new(name, true, $"Postgres {connection.PostgreSqlVersion}, as \"{role.Name}\"");
        }
        catch (DatabaseRefusedException exception)
        {
            return new(name, false, exception.Message);
        }
        catch (PostgresException exception)
        {
            return new(name, false, $"answered {exception.SqlState}: {exception.MessageText}. Check user, password and database.");
        }
        catch (NpgsqlException exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            return new(name, false, $"cannot be reached: {reason}. Check host, port and sslmode.");
        }
    }
}
