namespace Alfred.Migrations;

/// <summary>The role under which the running process works, and how far its power reaches.</summary>
/// <param name="Name">The role.</param>
/// <param name="IsSuperuser">It may do anything to every database of the server.</param>
/// <param name="MayChangeSchema">It owns tables here or may make some: a statement that slipped in could drop them.</param>
public sealed record RuntimeRole(string Name, bool IsSuperuser, bool MayChangeSchema)
{
    /// <summary>
    /// What else it may do beyond the rows of this database, as the end of a sentence that begins with the role. Default null: nothing.
    /// </summary>
    public string? Excess { get; init; }

    /// <summary>Asks the server.</summary>
    public static async Task<RuntimeRole> ReadAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select current_user::text, rolsuper,
                has_schema_privilege(current_schema(), 'create') or has_database_privilege(current_database(), 'create')
                or exists (select from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm',
                    'S') and pg_has_role(relowner, 'member')),
                case
                    -- "Options=-c role=…" is taken off by whoever sends "reset role".
                    when session_user <> current_user then format('logs in as "%s"', session_user)
                    when rolcreaterole then 'may make roles'
                    when rolcreatedb then 'may make databases'
                    when rolbypassrls then 'passes over row security'
                    when rolreplication then 'may replicate the whole server'
                    else (
                        select format('is a member of "%s"', held.rolname) from pg_roles held
                        where held.rolname <> current_user and pg_has_role(held.oid, 'member') and (
                            held.rolsuper or held.rolcreaterole or held.rolbypassrls or held.rolreplication
                            or held.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                                'pg_read_all_data', 'pg_write_all_data', 'pg_signal_backend', 'pg_checkpoint', 'pg_maintain',
                                'pg_create_subscription'))
                        order by held.rolsuper desc, held.rolname limit 1)
                end,
                (select format('may call %s', p.oid::regprocedure) from pg_proc p
                    where p.pronamespace = 'pg_catalog'::regnamespace and has_function_privilege(p.oid, 'execute')
                        and p.proname in ('pg_read_file', 'pg_read_binary_file', 'pg_ls_dir', 'pg_stat_file', 'lo_import', 'lo_export')
                    order by p.oid limit 1)
            from pg_roles where rolname = current_user
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2))
        {
            Excess = await reader.IsDBNullAsync(3, cancellationToken)
                ? await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4)
                : reader.GetString(3),
        };
    }

    /// <summary>
    /// What production accepts: never a superuser, nor who can become one or reach beyond this database, and no power over the schema once
    /// there is a role of its own for that.
    /// </summary>
    /// <param name="hasMigrationRole"><c>MIGRATION_DATABASE_URL</c> names another role than <c>DATABASE_URL</c>.</param>
    /// <exception cref="DatabaseRefusedException">The role may do too much.</exception>
    public void Require(bool hasMigrationRole)
    {
        if (IsSuperuser)
            throw new DatabaseRefusedException($"the role \"{Name}\" is a superuser, which a running Alfred must not be. {Fix}");
        if (Excess is not null)
            throw new DatabaseRefusedException($"the role \"{Name}\" {Excess}, which a running Alfred must not. {Fix}");
        if (hasMigrationRole && MayChangeSchema)
            throw new DatabaseRefusedException(
                $"the role \"{Name}\" may change the schema, although MIGRATION_DATABASE_URL names another role for that. It owns " +
                $"tables, or it may create some: hand the tables over (reassign owned by \"{Name}\" to …), revoke create on schema " +
                "public and on the database from it and from public, then run `alfred migrate`, which grants what it needs.");
    }

    /// <summary>How to get from one role to two.</summary>
    public const string Fix =
        "Make one that may only read and write rows (create role alfred login password '…'), put it into DATABASE_URL and the present " +
        "role into MIGRATION_DATABASE_URL, and run `alfred migrate`, which grants what it needs.";
}
