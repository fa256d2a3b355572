namespace Alfred.Silo.Backups;

/// <summary>A file of pg_dump's own format with everything of one instance: tables, rows, what was migrated. Holds personal data.</summary>
/// <param name="Path">The file.</param>
internal sealed record Backup(string Path)
{
    /// <summary>Writes one. Its reader alone may read it; what could not be written whole is gone again.</summary>
    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="connectionString">The database, under a role that may read all of it.</param>
    /// <param name="snapshot">The state that is written, exported by an open transaction; null for that of now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BackupFailedException">It could not be written.</exception>
    public static async Task<Backup> WriteAsync(
        string path, string connectionString, string? snapshot, CancellationToken cancellationToken)
    {
        var client = new PostgresClient(connectionString);
        Create(path);
        try
        {
            var schema = await SchemaAsync(connectionString, cancellationToken);
            string[] arguments = ["--format=custom", "--no-owner", "--no-privileges", $"--schema={schema}", $"--file={path}"];
            await client.RunAsync("pg_dump", snapshot is null ? arguments : [.. arguments, $"--snapshot={snapshot}"], cancellationToken);
            return new(path);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Whose backup it is: <c>home</c> or <c>biz</c>.</summary>
    /// <exception cref="BackupFailedException">It is no backup of Alfred's.</exception>
    public async Task<string> ReadInstanceAsync(PostgresClient client, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
            throw new BackupFailedException($"{Path} does not exist.");
        var rows = await client.RunAsync("pg_restore", ["--data-only", "--table=instance", "--file=-", Path], cancellationToken);
        // COPY instance (id, name, …) FROM stdin; then a line with a tab between columns.
        return rows.Split('\n').SkipWhile(static line => !line.StartsWith("COPY ", StringComparison.Ordinal)).Skip(1)
            .Select(static line => line.Split('\t')).FirstOrDefault() is [_, var name, ..]
            ? name
            : throw new BackupFailedException($"{Path} is no backup of an Alfred: it has no row in the table instance.");
    }

    /// <summary>Restores it into an empty database, all of it or nothing.</summary>
    /// <param name="connectionString">The database, under a role that may make tables.</param>
    /// <param name="instance">Whose backup it has to be.</param>
    /// <param name="cancellationToken">Stops it; nothing remains.</param>
    /// <exception cref="BackupFailedException">The database is not empty, or the backup another instance's.</exception>
    public async Task RestoreAsync(string connectionString, string instance, CancellationToken cancellationToken)
    {
        var client = new PostgresClient(connectionString);
        if (await ReadInstanceAsync(client, cancellationToken) is var owner && owner != instance)
            throw new BackupFailedException($"{Path} is a backup of alfred-{owner}, and this is alfred-{instance}.");
        if (await TableDigest.ReadAsync(connectionString, cancellationToken) is { Length: > 0 } tables)
        {
            throw new BackupFailedException(
                $"the database has {tables.Length} tables already ({tables[0].Table}, …). Restore into an empty one: " +
                "nothing is overwritten.");
        }

        var schema = await SchemaAsync(connectionString, cancellationToken);
        await client.RunAsync(
            "pg_restore",
            [
                "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", $"--schema={schema}",
                $"--dbname={new NpgsqlConnectionStringBuilder(connectionString).Database}", Path,
            ],
            cancellationToken);
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupFailedException($"{path} cannot be made: {exception.Message}");
        }
    }

    private static async Task<string> SchemaAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select current_schema()::text", connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

/// <summary>A backup could not be made, restored or compared. The message says why and what to do; it holds no secret and no row.</summary>
public sealed class BackupFailedException(string message) : Exception(message);
