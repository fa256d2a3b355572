namespace Alfred.Migrations;

/// <summary>
/// Brings a database forward and refuses one that this program must not work on. Any number of processes may do so at once: each migration
/// is applied once, in one transaction with its record.
/// </summary>
public sealed class Migrator(ImmutableArray<Migration> migrations)
{
    /// <summary>The migrator of this program's own migrations.</summary>
    public static Migrator CreateDefault() => new(MigrationCatalog.Load());

    /// <summary>
    /// Applies what is missing, marks the database for the instance, and checks everything that <see cref="VerifyAsync"/> does.
    /// </summary>
    /// <param name="connectionString">A role that may change the schema.</param>
    /// <param name="instance">The instance's name.</param>
    /// <param name="now">What the records say about when.</param>
    /// <param name="cancellationToken">Stops before or after the migrations, which are one transaction.</param>
    /// <returns>The names of the files that this call applied.</returns>
    /// <exception cref="DatabaseRefusedException">This program and this database do not belong together; nothing further was
    /// changed.</exception>
    public async Task<ImmutableArray<string>> MigrateAsync(
        string connectionString, string instance, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        // No pool: these connections are used once, and their server processes should go with them.
        var once = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var connection = await OpenAsync(once, cancellationToken);
        await DurabilityCheck.RunAsync(connection, cancellationToken);
        await InstanceMarker.CheckIfMarkedAsync(connection, instance, cancellationToken);

        var applied = ImmutableArray<string>.Empty;
        if (await FindMissingAsync(connection, cancellationToken) is not null)
        {
            applied = SchemaUpgrade.Run(once, migrations, now);
            // Another release may have applied what this program does not know while it waited for the lock.
            await FindMissingAsync(connection, cancellationToken);
        }

        await InstanceMarker.ClaimAsync(connection, instance, now, cancellationToken);
        await InstanceMarker.CheckAsync(connection, instance, cancellationToken);
        return applied;
    }

    /// <summary>
    /// Checks, without changing anything, that the database is this instance's, durable, and at this program's schema or at a newer one on
    /// which it works.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">It is not; the message says what to do.</exception>
    public async Task VerifyAsync(string connectionString, string instance, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString, cancellationToken);
        await DurabilityCheck.RunAsync(connection, cancellationToken);
        if (await FindMissingAsync(connection, cancellationToken) is { } missing)
            throw new DatabaseRefusedException(
                $"the database lacks {missing}. Run `alfred migrate` with a role that may change the schema, then start again.");
        await InstanceMarker.CheckAsync(connection, instance, cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // A release works on the schema of the one after it: the two run side by side during a deploy, and a roll-back leaves the schema alone.
    private void RefuseUnknown(IEnumerable<string> applied)
    {
        var newest = migrations.Select(static migration => migration.FileName).Max(StringComparer.Ordinal)!;
        var known = migrations.Select(static migration => migration.FileName);
        foreach (var unknown in applied.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(unknown, newest) < 0)
            {
                throw new DatabaseRefusedException(
                    $"the database has the migration {unknown}, which this program lacks although it knows later ones. Start the release " +
                    "that applied it, or a later one of the same line.");
            }

            if (Migration.NeededBy(unknown) is { } needed && string.CompareOrdinal(needed, newest) > 0)
            {
                throw new DatabaseRefusedException(
                    $"the database is newer than this program: its migration {unknown} took away what programs use that do not know " +
                    $"{needed}. Start the newer release; migrations are never taken back.");
            }
        }
    }

    /// <summary>The first migration that was not applied, after a check of those that were.</summary>
    private async Task<string?> FindMissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = await MigrationHistory.ReadAsync(connection, cancellationToken);
        RefuseUnknown(applied.Keys);
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.FileName, out var checksum) && checksum != migration.Checksum)
            {
                throw new DatabaseRefusedException(
                    $"sql/{migration.FileName} was changed after it had been applied to this database. Restore the file (git log " +
                    $"sql/{migration.FileName}) and put the change into a new migration.");
            }
        }

        return migrations.FirstOrDefault(migration => !applied.ContainsKey(migration.FileName))?.FileName;
    }
}
