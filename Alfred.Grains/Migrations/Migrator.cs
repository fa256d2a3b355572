using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Alfred.Migrations;

/// <summary>
/// Brings a database forward and refuses one that this program must not work on. Any number of processes may do so at once: each migration
/// is applied once, in one transaction with its record.
/// </summary>
public sealed class Migrator(ImmutableArray<Migration> migrations)
{
    // An arbitrary number that no other lock of the product uses.
    private const long Lock = 0x416C_6672_6564_0001;

    /// <summary>The migrator of this program's own migrations.</summary>
    public static Migrator OfThisProgram() => new(MigrationCatalog.Load());

    /// <summary>Applies what is missing, marks the database for the instance, and checks everything that <see cref="VerifyAsync"/> does.</summary>
    /// <param name="connectionString">A role that may change the schema.</param>
    /// <param name="instance">The instance's name.</param>
    /// <param name="now">What the records say about when.</param>
    /// <param name="cancellationToken">Stops between two migrations.</param>
    /// <returns>The migrations that this call applied.</returns>
    /// <exception cref="DatabaseRefusedException">This program and this database do not belong together; nothing further was changed.</exception>
    public async Task<ImmutableArray<Migration>> MigrateAsync(string connectionString, string instance, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await DurabilityCheck.RunAsync(connection, cancellationToken);
        await InstanceMarker.CheckIfMarkedAsync(connection, instance, cancellationToken);

        var applied = ImmutableArray.CreateBuilder<Migration>();
        while (await ApplyNextAsync(connection, instance, now, cancellationToken) is { } migration)
            applied.Add(migration);
        await InstanceMarker.CheckAsync(connection, instance, cancellationToken);
        return applied.ToImmutable();
    }

    /// <summary>Checks, without changing anything, that the database is this instance's, durable, and at this program's schema.</summary>
    /// <exception cref="DatabaseRefusedException">It is not; the message says what to do.</exception>
    public async Task VerifyAsync(string connectionString, string instance, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await DurabilityCheck.RunAsync(connection, cancellationToken);
        var applied = await MigrationHistory.ExistsAsync(connection, cancellationToken)
            ? await MigrationHistory.ReadAsync(connection, cancellationToken)
            : [];
        if (FindNext(applied) is { } missing)
            throw new DatabaseRefusedException($"the database lacks {missing.FileName}. Run `alfred migrate` with a role that may change the schema, then start again.");
        await InstanceMarker.CheckAsync(connection, instance, cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        // No pool: this connection is used once, and its server process should go with it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
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

    private async Task<Migration?> ApplyNextAsync(NpgsqlConnection connection, string instance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock(@lock)", connection, transaction))
        {
            command.Parameters.AddWithValue("lock", Lock);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await MigrationHistory.EnsureAsync(connection, cancellationToken);
        var next = FindNext(await MigrationHistory.ReadAsync(connection, cancellationToken));
        if (next is null)
        {
            await InstanceMarker.ClaimAsync(connection, transaction, instance, now, cancellationToken);
        }
        else
        {
            await RunAsync(connection, next, cancellationToken);
            await MigrationHistory.AddAsync(connection, next, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return next;
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The text is a file of the program itself.")]
    private static async Task RunAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(migration.Sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private Migration? FindNext(Dictionary<int, string> applied)
    {
        if (applied.Keys.DefaultIfEmpty().Max() is var newest && newest > migrations.Length)
            throw new DatabaseRefusedException($"the database is newer than this program: it has migration {newest}, the program knows {migrations.Length}. Start the newer release; migrations are never taken back.");
        foreach (var migration in migrations)
        {
            if (!applied.TryGetValue(migration.Version, out var checksum))
                return migration;
            if (!string.Equals(checksum, migration.Checksum, StringComparison.Ordinal))
                throw new DatabaseRefusedException($"sql/{migration.FileName} was changed after it had been applied to this database. Restore the file (git log sql/{migration.FileName}) and put the change into a new migration.");
        }

        return null;
    }
}
