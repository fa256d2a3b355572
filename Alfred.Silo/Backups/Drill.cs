using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.Backups;

/// <summary>
/// Shows that a backup can be restored: into a server of its own that is gone afterwards. A backup that is made for it has to give
/// back each row of the running database.
/// </summary>
internal sealed class Drill(AlfredSettings settings, TimeProvider clock, ILoggerFactory loggers)
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Backs up a database, restores that, and compares.</summary>
    /// <exception cref="BackupFailedException">The backup could not be made or restored.</exception>
    public async Task<ImmutableArray<Finding>> RunAsync(string database, CancellationToken cancellationToken)
    {
        var folder = MakeFolder();
        try
        {
            var began = clock.GetTimestamp();
            var (backup, expected) = await BackUpAsync(database, Path.Combine(folder, "drill.dump"), cancellationToken);
            var size = new FileInfo(backup.Path).Length / 1e6;
            var found = await RestoreAsync(backup, folder, cancellationToken);
            var seconds = clock.GetElapsedTime(began).TotalSeconds;
            return
            [
                .. expected.Except(found).Select(one => new Finding(one.Table, false, Difference(one, found))),
                .. found.ExceptBy(expected.Select(one => one.Table), one => one.Table, StringComparer.Ordinal)
                    .Select(one => new Finding(one.Table, false, "was not in the running database")),
                expected.SequenceEqual(found)
                    ? new("drill", true, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{found.Length} tables with {found.Sum(one => one.Rows)} rows came back as they were "
                        + $"({size:0.00} MB, {seconds:0} s)"))
                    : new("drill", false, "what came back is not what was there"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Restores a backup that was made earlier; says what is in it.</summary>
    /// <exception cref="BackupFailedException">It could not be restored.</exception>
    public async Task<ImmutableArray<Finding>> RunAsync(Backup backup, CancellationToken cancellationToken)
    {
        var folder = MakeFolder();
        try
        {
            var found = await RestoreAsync(backup, folder, cancellationToken);
            return
            [
                .. found.Where(static one => one.Rows > 0).Select(static one => new Finding(
                    one.Table, true, string.Create(CultureInfo.InvariantCulture, $"{one.Rows} rows"))),
                new("drill", true, $"{found.Length} tables can be restored from {backup.Path}"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What is counted and what is written are one state, while the instance goes on.
    private static async Task<(Backup Backup, ImmutableArray<TableDigest> Digests)> BackUpAsync(
        string database, string path, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection, transaction);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        var digests = await TableDigest.ReadAsync(connection, cancellationToken);
        return (await Backup.WriteAsync(path, database, snapshot, cancellationToken), digests);
    }

    private async Task<ImmutableArray<TableDigest>> RestoreAsync(Backup backup, string folder, CancellationToken cancellationToken)
    {
        var place = ClusterPlace.Choose(Path.Combine(folder, settings.Instance.Name), ServerUser.OfThisProcess());
        await using var server = await PrivateServer.StartAsync(place, clock, loggers.CreateLogger<PrivateServer>(), cancellationToken);
        await backup.RestoreAsync(server.ConnectionString, settings.Instance.Name, cancellationToken);
        var found = await TableDigest.ReadAsync(server.ConnectionString, cancellationToken);
        // A backup of an earlier release is brought forward as a restore would.
        await Migrator.CreateDefault().MigrateAsync(
            server.ConnectionString, settings.Instance.Name, clock.GetUtcNow(), cancellationToken);
        return found;
    }

    // The server's user has to get through.
    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("alfred-drill-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, Passable);
        return folder;
    }

    private static string Difference(TableDigest expected, ImmutableArray<TableDigest> found) =>
        found.FirstOrDefault(one => one.Table == expected.Table) is not { } other ? "did not come back"
        : other.Rows != expected.Rows
            ? string.Create(CultureInfo.InvariantCulture, $"had {expected.Rows} rows and came back with {other.Rows}")
            : "came back with other rows";
}
