namespace Alfred.Database;

/// <summary>The values of statements and rows, where ADO.NET takes a line for each.</summary>
internal static class SqlValues
{
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
