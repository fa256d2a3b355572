using System.CommandLine;
using Alfred.Silo.Backups;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred backup</c>, <c>restore</c> and <c>drill</c>.</summary>
internal static class BackupCommands
{
    private static readonly Argument<string> File = new("file") { Description = "The backup: a file of pg_dump's custom format" };

    private static readonly Argument<string?> Earlier = new("file")
    {
        Description = "A backup that was made earlier; by default one is made now and compared with the database row by row",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> Make(TimeProvider clock) =>
    [
        new Command("backup", "Write everything of the instance to a new file, beside the running process; it holds personal data") { File }
            .WithAction((settings, parsed, cancellationToken) => WithDatabaseAsync(settings, clock, async (database, _) =>
            {
                var backup = await Backup.WriteAsync(Path.GetFullPath(parsed.GetValue(File)!), database, null, cancellationToken);
                await Console.Out.WriteLineAsync($"{backup.Path}: {new FileInfo(backup.Path).Length / 1_000} kB");
                return 0;
            }, cancellationToken)),
        new Command("restore", "Restore a backup into the empty database of MIGRATION_DATABASE_URL or DATABASE_URL; migrate it") { File }
            .WithAction((settings, parsed, cancellationToken) => WithDatabaseAsync(settings, clock, async (database, loggers) =>
            {
                await new Backup(Path.GetFullPath(parsed.GetValue(File)!))
                    .RestoreAsync(database, settings.Instance.Name, cancellationToken);
                await InstanceDatabase.MigrateAsync(settings, database, clock, loggers, cancellationToken);
                await Console.Out.WriteLineAsync($"alfred-{settings.Instance.Name} is restored, and its database at this version.");
                return 0;
            }, cancellationToken)),
        new Command("drill", "Show that a backup can be restored: into a server of its own, which is gone afterwards") { Earlier }
            .WithAction((settings, parsed, cancellationToken) => WithDatabaseAsync(settings, clock, async (database, loggers) =>
            {
                var drill = new Drill(settings, clock, loggers);
                var findings = parsed.GetValue(Earlier) is { } file
                    ? await drill.RunAsync(new Backup(Path.GetFullPath(file)), cancellationToken)
                    : await drill.RunAsync(database, cancellationToken);
                foreach (var finding in findings)
                    await Console.Out.WriteLineAsync(finding.ToString());
                return findings.All(static finding => finding.IsGood) ? 0 : 1;
            }, cancellationToken)),
    ];

    /// <summary>Runs this on the database as it is: not migrated, not claimed for the instance.</summary>
    private static async Task<int> WithDatabaseAsync(
        AlfredSettings settings, TimeProvider clock, Func<string, ILoggerFactory, Task<int>> run, CancellationToken cancellationToken)
    {
        using var loggers = AlfredLogging.CreateLoggers(settings);
        try
        {
            if (settings.MigrationDatabase is { } database)
                return await run(database, loggers);
            await using var server = await PrivateServer.StartAsync(
                InstanceDatabase.PrivateCluster(settings), clock, loggers.CreateLogger<PrivateServer>(), cancellationToken);
            return await run(server.ConnectionString, loggers);
        }
        catch (BackupFailedException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
