using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred migrate</c>: brings the database to this version and ends.</summary>
internal static class MigrateCommand
{
    /// <summary>Migrates.</summary>
    public static async Task<int> RunAsync(AlfredSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var loggers = AlfredLogging.CreateLoggers(settings);
        if (settings.MigrationDatabase is { } database)
        {
            await InstanceDatabase.MigrateAsync(settings, database, clock, loggers, cancellationToken);
        }
        else
        {
            // A private database is migrated by being opened.
            await using var _ = await InstanceDatabase.OpenAsync(settings, clock, loggers, cancellationToken);
        }

        await Console.Out.WriteLineAsync($"The database of alfred-{settings.Instance.Name} is at this version.");
        return 0;
    }
}
