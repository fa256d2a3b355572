using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.Doctor;

/// <summary>Whether the database answers, is durable, at this version and the instance's own.</summary>
internal static class DatabaseCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(
        AlfredSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            return [settings.Database is { } database
                ? Good(await VerifyAsync(settings, database, cancellationToken))
                : Good(await OpenPrivateAsync(settings, clock, loggers, cancellationToken))];
        }
        catch (Exception exception) when (exception is DatabaseRefusedException or PrivatePostgresException)
        {
            return [Bad(exception.Message)];
        }
        catch (PostgresException exception)
        {
            return [Bad($"answered {exception.SqlState}: {exception.MessageText}. Check user, password and database in DATABASE_URL.")];
        }
        catch (NpgsqlException exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            return [Bad($"cannot be reached: {reason}. Check host, port and sslmode in DATABASE_URL.")];
        }

        static Finding Good(string text) => new("database", true, text);
        static Finding Bad(string text) => new("database", false, text);
    }

    private static async Task<string> VerifyAsync(AlfredSettings settings, string database, CancellationToken cancellationToken)
    {
        await Migrator.CreateDefault().VerifyAsync(database, settings.Instance.Name, cancellationToken);
        var role = await RuntimeRole.ReadAsync(database, cancellationToken);
        if (settings.Instance.IsProduction)
            role.Require(settings.HasMigrationRole);
        return $"answers, durable, at this version{(role.MayChangeSchema ? $"; its role may change the schema. {RuntimeRole.Fix}" : "")}";
    }

    private static async Task<string> OpenPrivateAsync(
        AlfredSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await using var server = await InstanceDatabase.OpenAsync(settings, clock, loggers, cancellationToken);
        return $"a private Postgres in {InstanceDatabase.PrivateCluster(settings).Data}";
    }
}
