namespace Alfred.Silo.Backups;

/// <summary>What a table holds, as two numbers: two tables with the same are the same, in whatever order their rows lie.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sum">The sum of their hashes.</param>
internal sealed record TableDigest(string Table, long Rows, string Sum)
{
    /// <summary>Those of all tables of a database's schema, by name.</summary>
    public static async Task<ImmutableArray<TableDigest>> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return await ReadAsync(connection, cancellationToken);
    }

    /// <summary>The same within an open transaction.</summary>
    public static async Task<ImmutableArray<TableDigest>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The server counts: rows do not leave it. query_to_xml is its way to run a statement for each row of a catalogue; points in time
        // are written in the session's zone.
        await using var command = new NpgsqlCommand(
            """
            select name, (xpath('/row/rows/text()', counted))[1]::text::bigint, (xpath('/row/sum/text()', counted))[1]::text
            from (select set_config('timezone', 'UTC', false)) as zone, lateral (
                select relname::text as name, query_to_xml(
                    format('select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from %I.%I t',
                        current_schema(), relname), false, true, '') as counted
                from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')) as tables
            order by name collate "C"
            """,
            connection);
        command.CommandTimeout = 0;
        var digests = ImmutableArray.CreateBuilder<TableDigest>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            digests.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)));
        return digests.ToImmutable();
    }
}
