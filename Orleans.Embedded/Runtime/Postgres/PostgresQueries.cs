using Npgsql;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Reads the texts of OrleansQuery.</summary>
internal static class PostgresQueries
{
    /// <summary>Reads the texts of the keys given; says which are missing.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(NpgsqlDataSource source, string[] keys, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await PostgresRetry.RunAsync(async () =>
            {
                await using var command = source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery WHERE QueryKey = ANY($1)");
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = keys });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken)) texts[reader.GetString(0)] = reader.GetString(1);
                return true;
            });
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new OrleansConfigurationException("The database has no table OrleansQuery. Run the migrations (sql/0001_orleans.sql) first.", exception);
        }

        var missing = keys.Where(key => !texts.ContainsKey(key)).ToArray();
        return missing.Length == 0
            ? texts
            : throw new OrleansConfigurationException($"OrleansQuery lacks {string.Join(", ", missing)}. Run the migrations (sql/0001_orleans.sql).");
    }
}
