using Npgsql;

namespace Alfred.Migrations;

/// <summary>
/// Lets the role of the running process read and write rows of the tables that the migrating role made. Rows only: no table is its own.
/// </summary>
public static class RuntimeGrants
{
    /// <summary>Grants; doing so again changes nothing. What was applied can be read by the role, not rewritten.</summary>
    /// <param name="connectionString">The migrating role, which owns the tables.</param>
    /// <param name="role">The running process's role.</param>
    /// <param name="cancellationToken">Stops between the statements.</param>
    public static async Task ApplyAsync(string connectionString, string role, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var name = new NpgsqlCommand("select set_config('alfred.runtime_role', @role, true)", connection, transaction))
        {
            name.Parameters.AddWithValue("role", role);
            await name.ExecuteNonQueryAsync(cancellationToken);
        }

        // A grant takes no parameters; format quotes the names.
        await using var grant = new NpgsqlCommand(
            """
            do $$
            declare
                role_name text := current_setting('alfred.runtime_role');
                found record;
            begin
                execute format('grant usage on schema %I to %I', current_schema(), role_name);
                for found in
                    select relname, relkind from pg_class
                    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'S') and pg_has_role(relowner, 'usage')
                loop
                    if found.relkind = 'S' then
                        execute format('grant usage, select on sequence %I.%I to %I', current_schema(), found.relname, role_name);
                    elsif found.relname = 'schema_migration' then
                        execute format('grant select on %I.%I to %I', current_schema(), found.relname, role_name);
                    else
                        execute format('grant select, insert, update, delete on %I.%I to %I', current_schema(), found.relname, role_name);
                    end if;
                end loop;
            end
            $$
            """,
            connection,
            transaction);
        await grant.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
