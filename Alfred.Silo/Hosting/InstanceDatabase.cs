using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.Hosting;

/// <summary>The database of a process: the one that the settings name, or a private server that is stopped with this object.</summary>
public sealed partial class InstanceDatabase : IAsyncDisposable
{
    private readonly PrivateServer? _server;

    private InstanceDatabase(string connectionString, PrivateServer? server)
    {
        ConnectionString = connectionString;
        _server = server;
    }

    /// <summary>The connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>Where an instance has its private cluster.</summary>
    internal static ClusterPlace PrivateCluster(AlfredSettings settings) =>
        ClusterPlace.Choose(settings.DataDirectory, ServerUser.OfThisProcess());

    /// <summary>Gets the database ready: started, at this program's schema, marked for the instance, and durable.</summary>
    /// <exception cref="DatabaseRefusedException">This process must not work on it.</exception>
    /// <exception cref="PrivatePostgresException">The private server cannot be used.</exception>
    public static async Task<InstanceDatabase> OpenAsync(
        AlfredSettings settings, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default)
    {
        var server = settings.Database is null
            ? await PrivateServer.StartAsync(PrivateCluster(settings), clock, loggers.CreateLogger<PrivateServer>(), cancellationToken)
            : null;
        var database = new InstanceDatabase(settings.Database ?? server!.ConnectionString, server);
        try
        {
            if (settings.Instance.IsProduction)
                await VerifyAsync(settings, database.ConnectionString, loggers, cancellationToken);
            else
                await MigrateAsync(settings, settings.MigrationDatabase ?? database.ConnectionString, clock, loggers, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Migrates a database to this program's schema, and grants the role of <c>DATABASE_URL</c> its use where that is another one.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">This process must not work on it.</exception>
    public static async Task MigrateAsync(
        AlfredSettings settings, string connectionString, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<InstanceDatabase>();
        var migrator = Migrator.CreateDefault();
        var applied = await migrator.MigrateAsync(connectionString, settings.Instance.Name, clock.GetUtcNow(), cancellationToken);
        foreach (var file in applied)
            LogApplied(logger, file);
        if (!applied.IsEmpty || settings.Instance.IsProduction)
            await RuntimeGrants.CloseAsync(connectionString, cancellationToken);
        if (!settings.HasMigrationRole)
            return;
        var role = await RuntimeRole.ReadAsync(settings.Database!, cancellationToken);
        await RuntimeGrants.ApplyAsync(connectionString, role.Name, cancellationToken);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task VerifyAsync(
        AlfredSettings settings, string connectionString, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await Migrator.CreateDefault().VerifyAsync(connectionString, settings.Instance.Name, cancellationToken);
        var role = await RuntimeRole.ReadAsync(connectionString, cancellationToken);
        role.Require(settings.HasMigrationRole);
        if (role.MayChangeSchema)
            LogRoleMayChangeSchema(loggers.CreateLogger<InstanceDatabase>(), RuntimeRole.Fix);
    }

    [LoggerMessage(4101, LogLevel.Information, "Applied sql/{File}")]
    private static partial void LogApplied(ILogger logger, string file);

    [LoggerMessage(4102, LogLevel.Warning, "The role of DATABASE_URL may change the schema, which a running Alfred does not need. {Fix}")]
    private static partial void LogRoleMayChangeSchema(ILogger logger, string fix);
}
