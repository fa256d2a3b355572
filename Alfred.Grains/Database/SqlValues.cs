namespace Alfred.Database;

/// <summary>Statements, their values and rows in one call, where ADO.NET takes a line for each.</summary>
internal static class SqlValues
{
    /// <summary>Runs a statement.</summary>
    /// <param name="database">Where.</param>
    /// <param name="sql">A constant: what people write travels in the values.</param>
    /// <param name="values">The values of $1, $2 …, in this order.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> ExecuteAsync(
        this NpgsqlDataSource database, string sql, object[] values, CancellationToken cancellationToken = default)
    {
        await using var command = database.CommandOf(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a statement for the first value of its first row; null when there is no row.</summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public static async Task<object?> ScalarAsync(
        this NpgsqlDataSource database, string sql, object[] values, CancellationToken cancellationToken = default)
    {
        await using var command = database.CommandOf(sql, values);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Runs a statement and reads each of its rows.</summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public static async Task<ImmutableArray<T>> RowsAsync<T>(
        this NpgsqlDataSource database, string sql, object[] values, Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken = default)
    {
        await using var command = database.CommandOf(sql, values);
        return await command.ReadRowsAsync(read, cancellationToken);
    }

    private static NpgsqlCommand CommandOf(this NpgsqlDataSource database, string sql, object[] values)
    {
#pragma warning disable CA2100 // Its callers give constants: see SourceTests.
        var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.AddValues(values);
        return command;
    }

    /// <summary>Adds the values of $1, $2 …, in this order. One that needs a type of its own comes as a parameter.</summary>
    public static void AddValues(this NpgsqlParameterCollection parameters, ReadOnlySpan<object> values)
    {
        foreach (var value in values)
            parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
    }

    /// <summary>Runs a query and reads each of its rows.</summary>
    public static async Task<ImmutableArray<T>> ReadRowsAsync<T>(
        this NpgsqlCommand query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken = default)
    {
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await row.ReadAsync(cancellationToken))
            rows.Add(read(row));
        return rows.ToImmutable();
    }

    /// <summary>A column's text; null for null.</summary>
    public static string? FindText(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A column's moment; null for null.</summary>
    public static DateTimeOffset? FindTime(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
