namespace Alfred.Migrations;

/// <summary>Table <c>schema_migration</c>: what was applied to a database.</summary>
internal static class MigrationHistory
{
    /// <summary>The checksums of what was applied, by file name. Empty for a database that has no such table yet.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var exists = new NpgsqlCommand("select to_regclass('schema_migration') is not null", connection))
        {
            if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!)
                return applied;
        }

        await using var command = new NpgsqlCommand("select name, checksum from schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }
}
