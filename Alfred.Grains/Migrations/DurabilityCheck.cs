namespace Alfred.Migrations;

/// <summary>
/// What a server must promise before anything is stored on it: a commit that survives a power cut, and the SQL that is used here.
/// </summary>
public static class DurabilityCheck
{
    /// <summary>The oldest server that has <c>UNIQUE NULLS NOT DISTINCT</c>.</summary>
    public const int OldestServer = 15;

    /// <summary>Looks at the settings as this role sees them.</summary>
    /// <exception cref="DatabaseRefusedException">The server is too old or may lose what it confirmed.</exception>
    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
            throw new DatabaseRefusedException(
                $"the server is Postgres {connection.PostgreSqlVersion}. Alfred needs {OldestServer} or newer: upgrade it, or point " +
                "DATABASE_URL at a newer one.");

        await using var command = new NpgsqlCommand(
            "select name, current_setting(name) from unnest(array['fsync', 'full_page_writes', 'synchronous_commit']) as name", connection);
        var off = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetString(1) == "off")
                    off.Add(reader.GetString(0));
            }
        }

        if (off.Count > 0)
            throw new DatabaseRefusedException(
                $"{string.Join(" and ", off)} {(off.Count == 1 ? "is" : "are")} off, so a crash of the server could lose messages that " +
                $"were confirmed. {string.Join(" ", off.Select(Fix))}");
    }

    private static string Fix(string setting) => setting == "synchronous_commit"
        ? "Remove the setting of synchronous_commit from the role, the database or the server (alter role … reset synchronous_commit)."
        : $"Set {setting} = on in postgresql.conf and reload the server.";
}
