using Alfred.Testing;
using Npgsql;

namespace Alfred.Migrations;

/// <summary>S6: the role of a running instance reads and writes rows, and can do nothing else.</summary>
public sealed class RuntimeRoleTests(RuntimeRoleTests.Migrated database) : IClassFixture<RuntimeRoleTests.Migrated>
{
    [Theory]
    [InlineData("insert into inbox_body (id, content_type, body, received_at) values (gen_random_uuid(), 'a/b', '', now())")]
    [InlineData("""
        insert into expn (command_id, member, amount, currency, spent_on, logged_at)
        values (gen_random_uuid()::text, 'ada', 1, 'EUR', now(), now())
        """)]
    [InlineData("update inbox set version = version + 1")]
    [InlineData("delete from outbox")]
    [InlineData("select count(*) from schema_migration, OrleansQuery, OrleansStorage")]
    // A start waits for what the process before it is just writing.
    [InlineData("begin; lock table inbox in share mode; commit")]
    public Task after_migrating_it_can_work(string sql) => RunAsync(database.Runtime, sql);

    [Theory]
    [InlineData("drop table inbox")]
    [InlineData("alter table inbox add column x int")]
    [InlineData("create table x (n int)")]
    [InlineData("create schema x")]
    [InlineData("truncate journal")]
    [InlineData("create index on inbox (received_at)")]
    [InlineData("create function x() returns int language sql as 'select 1'")]
    [InlineData("update schema_migration set checksum = ''")]
    [InlineData("delete from schema_migration")]
    [InlineData("create role x")]
    [InlineData("copy inbox to program 'cat'")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    public async Task it_cannot_change_the_schema_or_reach_beyond_it(string sql) =>
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database.Runtime, sql))).SqlState);

    [Fact]
    public async Task production_accepts_it_and_refuses_the_role_that_migrates()
    {
        var role = await RuntimeRole.ReadAsync(database.Runtime);
        Assert.Equal(new("alfred_rows", IsSuperuser: false, MayChangeSchema: false), role);
        role.Require(hasMigrationRole: true);
        var refusal = Assert.Throws<DatabaseRefusedException>(
            () => new RuntimeRole("postgres", IsSuperuser: true, MayChangeSchema: true).Require(hasMigrationRole: false));
        Assert.Contains("is a superuser", refusal.Message, StringComparison.Ordinal);
        Assert.True((await RuntimeRole.ReadAsync(database.Migration)).IsSuperuser);
    }

    [Theory]
    [InlineData("grant create on schema public to alfred_rows", "revoke create on schema public from alfred_rows")]
    [InlineData("alter table journal owner to alfred_rows", "alter table journal owner to postgres")]
    public async Task power_over_the_schema_is_seen_and_refused_only_beside_a_migrating_role(string grant, string revoke)
    {
        await RunAsync(database.Migration, grant);
        var role = await RuntimeRole.ReadAsync(database.Runtime);
        await RunAsync(database.Migration, revoke);
        Assert.True(role.MayChangeSchema);
        Assert.Contains(
            "may change the schema", Assert.Throws<DatabaseRefusedException>(() => role.Require(hasMigrationRole: true)).Message,
            StringComparison.Ordinal);
        role.Require(hasMigrationRole: false);
    }

    [Theory]
    [InlineData("create role boss superuser; grant boss to alfred_rows", "drop role boss", "is a member of \"boss\"")]
    [InlineData(
        "create role middle; create role top superuser; grant top to middle; grant middle to alfred_rows",
        "drop role middle; drop role top", "is a member of \"top\"")]
    [InlineData("alter role alfred_rows createrole", "alter role alfred_rows nocreaterole", "may make roles")]
    [InlineData("alter role alfred_rows bypassrls", "alter role alfred_rows nobypassrls", "passes over row security")]
    [InlineData("alter role alfred_rows replication", "alter role alfred_rows noreplication", "may replicate the whole server")]
    [InlineData("alter role alfred_rows createdb", "alter role alfred_rows nocreatedb", "may make databases")]
    [InlineData("grant pg_read_all_data to alfred_rows", "revoke pg_read_all_data from alfred_rows", "is a member of \"pg_read_all_data\"")]
    [InlineData(
        "grant execute on function lo_export(oid, text) to alfred_rows", "revoke execute on function lo_export(oid, text) from alfred_rows",
        "may call lo_export(oid,text)")]
    [InlineData(
        "grant pg_execute_server_program to alfred_rows", "revoke pg_execute_server_program from alfred_rows",
        "is a member of \"pg_execute_server_program\"")]
    public async Task production_does_not_start_under_a_role_that_reaches_beyond_its_rows(string grant, string revoke, string excess)
    {
        await RunAsync(database.Migration, grant);
        var role = await RuntimeRole.ReadAsync(database.Runtime);
        await RunAsync(database.Migration, revoke);
        Assert.Equal(excess, role.Excess);
        Assert.Contains(
            excess, Assert.Throws<DatabaseRefusedException>(() => role.Require(hasMigrationRole: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_superuser_who_only_puts_on_the_role_is_not_taken_for_it()
    {
        var role = await RuntimeRole.ReadAsync(
            new NpgsqlConnectionStringBuilder(database.Migration) { Options = "-c role=alfred_rows" }.ConnectionString);
        Assert.Equal("logs in as \"postgres\"", role.Excess);
    }

    [Fact]
    public async Task another_programs_table_in_the_schema_is_not_opened_to_the_running_process()
    {
        await RunAsync(database.Migration, "create table payroll (n int)");
        await RuntimeGrants.ApplyAsync(database.Migration, Migrated.Role);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database.Runtime, "select * from payroll"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task neither_public_nor_the_roles_of_supabases_interface_read_messages()
    {
        await RunAsync(database.Migration, "create role anon login; grant all on inbox_body to anon, public; grant all on outbox to anon");
        await RuntimeGrants.CloseAsync(database.Migration);
        var anon = new NpgsqlConnectionStringBuilder(database.Migration) { Username = "anon" }.ConnectionString;
        foreach (var table in (string[])["inbox_body", "outbox"])
            await Assert.ThrowsAsync<PostgresException>(() => RunAsync(anon, $"select * from {table}"));
        await RunAsync(database.Runtime, "select * from inbox_body");
    }

    [Fact]
    public async Task every_table_that_the_migrations_made_is_known()
    {
        await using var source = NpgsqlDataSource.Create(database.Migration);
        await using var command = source.CreateCommand(
            "select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'public' and tablename <> 'payroll'");
        var made = (string[])(await command.ExecuteScalarAsync())!;
        Assert.Equal(
            made,
            MigrationCatalog.Load().SelectMany(migration => migration.Tables).Append("schema_migration").Order(StringComparer.Ordinal));
    }

    private static async Task RunAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
#pragma warning disable CA2100 // Every statement is written in this file.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One migrated database for the class.</summary>
    public sealed class Migrated : IAsyncLifetime
    {
        public const string Role = "alfred_rows";

        private PostgresServer? _server;

        public string Migration { get; private set; } = "";

        public string Runtime => new NpgsqlConnectionStringBuilder(Migration) { Username = Role, Pooling = false }.ConnectionString;

        public async ValueTask InitializeAsync()
        {
            _server = await PostgresServer.StartAsync();
            Migration = await _server.CreateDatabaseAsync();
            await _server.CreateRoleAsync(Role);
            await Migrator.CreateDefault().MigrateAsync(Migration, "home", new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
            await RuntimeGrants.ApplyAsync(Migration, Role);
        }

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
                await _server.DisposeAsync();
        }
    }
}
