namespace Alfred.Migrations;

/// <summary>The one row of table <c>instance</c>, which says whose database this is.</summary>
internal static class InstanceMarker
{
    /// <summary>Marks a database that has no mark yet.</summary>
    public static async Task ClaimAsync(
        NpgsqlConnection connection, string instance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "insert into instance (id, name, created_at) values (1, @name, @now) on conflict (id) do nothing", connection);
        command.Parameters.AddWithValue("name", instance);
        command.Parameters.AddWithValue("now", now.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Checks the mark.</summary>
    /// <exception cref="DatabaseRefusedException">It is another instance's, or missing.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, string instance, CancellationToken cancellationToken)
    {
        if (await ReadOwnerAsync(connection, cancellationToken) is not { } owner)
            throw new DatabaseRefusedException("the database is marked for no instance. Run `alfred migrate`.");
        Refuse(owner, instance);
    }

    /// <summary>Checks the mark of a database that may have none yet.</summary>
    /// <exception cref="DatabaseRefusedException">It is another instance's.</exception>
    public static async Task CheckIfMarkedAsync(NpgsqlConnection connection, string instance, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select to_regclass('instance') is not null", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!
            && await ReadOwnerAsync(connection, cancellationToken) is { } owner)
            Refuse(owner, instance);
    }

    private static async Task<string?> ReadOwnerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select name from instance where id = 1", connection);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static void Refuse(string owner, string instance)
    {
        if (!string.Equals(owner, instance, StringComparison.Ordinal))
            throw new DatabaseRefusedException(
                $"this database belongs to alfred-{owner}, and this process is alfred-{instance}. Point DATABASE_URL at the database of " +
                $"alfred-{instance}; the two never share one.");
    }
}
