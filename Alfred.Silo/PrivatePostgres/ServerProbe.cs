namespace Alfred.Silo.PrivatePostgres;

/// <summary>Whether the server of a cluster answers.</summary>
internal static class ServerProbe
{
    /// <summary>Opens a connection; makes Alfred's database when it is missing.</summary>
    /// <returns>False when nobody listens or the server is not ready yet.</returns>
    /// <exception cref="PrivatePostgresException">The server that answers is another cluster's.</exception>
    public static async Task<bool> AnswersAsync(ClusterPlace place, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(place.SocketDirectory, $".s.PGSQL.{ClusterPlace.Port}")))
            return false;
        try
        {
            await OpenAsync(place, ClusterPlace.DatabaseName, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await OpenAsync(place, "postgres", cancellationToken, "create database alfred");
            return true;
        }
        catch (NpgsqlException exception) when (exception is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
        {
            // A killed server leaves its socket behind.
            return false;
        }
    }

    private static async Task OpenAsync(ClusterPlace place, string database, CancellationToken cancellationToken, string? statement = null)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(place.ConnectionString(database)) { Pooling = false, Timeout = 5 };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await RequireOwnDataAsync(connection, place, cancellationToken);
        if (statement is not null)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(statement) } };
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task RequireOwnDataAsync(NpgsqlConnection connection, ClusterPlace place, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("show data_directory", connection);
        var data = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        // A server whose directory no longer exists still runs in a clone that was moved: this one.
        if (data != place.Data && Directory.Exists(data))
        {
            throw new PrivatePostgresException(
                $"the server that answers in {place.SocketDirectory} works on {data}, not on {place.Data}. Stop it, or remove its socket.");
        }
    }
}
