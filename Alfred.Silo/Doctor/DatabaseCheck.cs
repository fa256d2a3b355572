using System.Collections.Immutable;
using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Alfred.Silo.PrivatePostgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Alfred.Silo.Doctor;

/// <summary>Whether the database answers, is durable, at this version and the instance's own.</summary>
internal static class DatabaseCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(AlfredSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            if (settings.Database is { } database)
            {
                await Migrator.CreateDefault().VerifyAsync(database, settings.Instance.Name, cancellationToken);
                var role = await RuntimeRole.ReadAsync(database, cancellationToken);
                if (settings.Instance.IsProduction)
                    role.Require(settings.HasMigrationRole);
                return [new("database", true, $"answers, durable, at this version{(role.MayChangeSchema ? $"; its role may change the schema. {RuntimeRole.Fix}" : "")}")];
            }

            await using var server = await InstanceDatabase.OpenAsync(settings, clock, loggers, cancellationToken);
            return [new("database", true, $"a private Postgres in {settings.PrivateCluster().Data}")];
        }
        catch (Exception exception) when (exception is DatabaseRefusedException or PrivatePostgresException)
        {
            return [new("database", false, exception.Message)];
        }
        catch (PostgresException exception)
        {
            return [new("database", false, $"answered {exception.SqlState}: {exception.MessageText}. Check user, password and database in DATABASE_URL.")];
        }
        catch (NpgsqlException exception)
        {
            return [new("database", false, $"cannot be reached: {exception.InnerException?.Message ?? exception.Message}. Check host, port and sslmode in DATABASE_URL.")];
        }
    }
}
