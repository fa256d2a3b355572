using Npgsql;

namespace Alfred.Migrations;

/// <summary>Table <c>schema_migration</c>: what was applied to a database.</summary>
internal static class MigrationHistory
{
    /// <summary>Makes the table when it is not there.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            create table if not exists schema_migration (
                version int primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null)
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether the table is there.</summary>
    public static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select to_regclass('schema_migration') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The checksums of what was applied, by version.</summary>
    public static async Task<Dictionary<int, string>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version, checksum from schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    /// <summary>Records a migration in the transaction that applied it.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, Migration migration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "insert into schema_migration (version, name, checksum, applied_at) values (@version, @name, @checksum, @now)", connection);
        command.Parameters.AddWithValue("version", migration.Version);
        command.Parameters.AddWithValue("name", migration.Name);
        command.Parameters.AddWithValue("checksum", migration.Checksum);
        command.Parameters.AddWithValue("now", now.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
