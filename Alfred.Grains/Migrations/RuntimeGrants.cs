namespace Alfred.Migrations;

/// <summary>
/// Who may use the tables that the migrations made: the role of the running process reads and writes rows, nobody else does anything.
/// Tables that others keep in the same schema are left alone.
/// </summary>
public static class RuntimeGrants
{
    /// <summary>Those of the migrations, and the list of what was applied.</summary>
    private static readonly ImmutableArray<string> Tables =
        ["schema_migration", .. MigrationCatalog.Load().SelectMany(migration => migration.Tables)];

    /// <summary>
    /// Takes from everybody what the server gives them by default: from <c>public</c>, and from the roles that Supabase's HTTP interface
    /// works under. Doing so again changes nothing.
    /// </summary>
    /// <param name="connectionString">The migrating role, which owns the tables.</param>
    /// <param name="cancellationToken">Stops before the statement.</param>
    public static Task CloseAsync(string connectionString, CancellationToken cancellationToken = default) => RunAsync(
        connectionString,
        role: null,
        """
        do $$
        declare
            found record;
            other text;
        begin
            for found in
                select relname, relkind from pg_class
                where relnamespace = current_schema()::regnamespace and pg_has_role(relowner, 'usage')
                    and relname = any (string_to_array(current_setting('alfred.tables'), ','))
            loop
                execute format('revoke all on %I.%I from public', current_schema(), found.relname);
                for other in select rolname from pg_roles where rolname in ('anon', 'authenticated', 'service_role') loop
                    execute format('revoke all on %I.%I from %I', current_schema(), found.relname, other);
                end loop;
            end loop;
        end
        $$
        """,
        cancellationToken);

    /// <summary>Grants; doing so again changes nothing. What was applied can be read by the role, not rewritten.</summary>
    /// <param name="connectionString">The migrating role, which owns the tables.</param>
    /// <param name="role">The running process's role.</param>
    /// <param name="cancellationToken">Stops before the statement.</param>
    public static Task ApplyAsync(string connectionString, string role, CancellationToken cancellationToken = default) => RunAsync(
        connectionString,
        role,
        // A grant takes no parameters; format quotes the names.
        """
        do $$
        declare
            role_name text := current_setting('alfred.runtime_role');
            found record;
        begin
            execute format('grant usage on schema %I to %I', current_schema(), role_name);
            for found in
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and pg_has_role(relowner, 'usage')
                    and relname = any (string_to_array(current_setting('alfred.tables'), ','))
            loop
                if found.relname = 'schema_migration' then
                    execute format('grant select on %I.%I to %I', current_schema(), found.relname, role_name);
                else
                    execute format('grant select, insert, update, delete on %I.%I to %I', current_schema(), found.relname, role_name);
                end if;
            end loop;
        end
        $$
        """,
        cancellationToken);

    private static async Task RunAsync(string connectionString, string? role, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var settings = new NpgsqlCommand(
            "select set_config('alfred.runtime_role', @role, true), set_config('alfred.tables', @tables, true)", connection, transaction))
        {
            settings.Parameters.AddWithValue("role", role ?? "");
            settings.Parameters.AddWithValue("tables", string.Join(',', Tables));
            await settings.ExecuteNonQueryAsync(cancellationToken);
        }

#pragma warning disable CA2100 // Both texts are written above.
        await using var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
