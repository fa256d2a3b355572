namespace Alfred.Operators;

/// <summary>Asks for a page of a list, and reads it.</summary>
internal static class Paging
{
    /// <summary>Adds a limit and an offset, in that order, as the next two parameters.</summary>
    public static void AddPage<T>(this NpgsqlCommand command, int page) =>
        command.Parameters.AddValues([PageOf<T>.Size, (long)(Math.Max(page, 1) - 1) * PageOf<T>.Size]);

    /// <summary>Reads the page. The last column of each row says how many rows the list has.</summary>
    public static async Task<PageOf<T>> ReadPageAsync<T>(
        this NpgsqlCommand query, int page, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = await query.ReadRowsAsync(row => (Row: read(row), Total: row.GetInt64(row.FieldCount - 1)), cancellationToken);
        return new([.. rows.Select(static one => one.Row)], page, rows.IsEmpty ? 0 : rows[^1].Total);
    }
}
