using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Alfred.Testing;
using Alfred.Testing.Processes;
using Npgsql;

namespace Alfred.Migrations;

public sealed class MigratorTests(MigratorTests.Server server) : IClassFixture<MigratorTests.Server>
{
    private const string Marker =
        "create table instance (id int primary key default 1 check (id = 1), name text not null, created_at timestamptz not null)";

    private const string Slow = "create table counted (n int not null); insert into counted values (1); select pg_sleep(0.2);";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));
    private static readonly ImmutableArray<Migration> One = [new("0001_first.sql", Marker)];
    private static readonly ImmutableArray<Migration> Two = [.. One, new("0002_second.sql", Slow)];

    [Fact]
    public async Task four_processes_at_once_apply_each_migration_once()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Migrator(Two).MigrateAsync(database, "home", Now)));
        Assert.Equal(["0001_first.sql", "0002_second.sql"], applied.SelectMany(each => each).Order(StringComparer.Ordinal));
        Assert.Equal(1L, await ReadAsync(database, "select count(*) from counted"));
        Assert.Equal(2L, await ReadAsync(database, "select count(*) from schema_migration where applied_at = '2026-03-01T11:00:00Z'"));
        await new Migrator(Two).VerifyAsync(database, "home");
    }

    [Fact]
    public async Task a_later_release_applies_only_what_is_missing()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator(One).MigrateAsync(database, "home", Now);
        Assert.Equal("0002_second.sql", Assert.Single(await new Migrator(Two).MigrateAsync(database, "home", Now)));
    }

    [Fact]
    public async Task a_failing_migration_leaves_nothing_of_itself_or_of_those_before_it()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator(One).MigrateAsync(database, "home", Now);
        ImmutableArray<Migration> broken = [.. Two, new("0003_broken.sql", "create table half (n int); select 1/0;")];
        await Assert.ThrowsAsync<PostgresException>(() => new Migrator(broken).MigrateAsync(database, "home", Now));
        Assert.Equal(true, await ReadAsync(database, "select to_regclass('half') is null and to_regclass('counted') is null"));
        Assert.Equal(1L, await ReadAsync(database, "select count(*) from schema_migration"));
    }

    [Fact]
    public async Task a_file_that_was_changed_after_it_was_applied_is_refused()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator(One).MigrateAsync(database, "home", Now);
        ImmutableArray<Migration> changed = [new("0001_first.sql", $"{Marker};")];
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(changed).MigrateAsync(database, "home", Now));
        Assert.Contains("sql/0001_first.sql was changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_line_ends_of_a_checkout_are_no_change()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator([new("0001_first.sql", $"{Marker};\n-- end\n")]).MigrateAsync(database, "home", Now);
        Assert.Empty(await new Migrator([new("0001_first.sql", $"{Marker};\r\n-- end\r\n")]).MigrateAsync(database, "home", Now));
    }

    [Fact]
    public async Task a_release_works_on_what_the_next_one_added()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator(Two).MigrateAsync(database, "home", Now);
        // During a deploy, after a roll-back, and when a roll-back migrates again.
        await new Migrator(One).VerifyAsync(database, "home");
        Assert.Empty(await new Migrator(One).MigrateAsync(database, "home", Now));
        Assert.Equal(2L, await ReadAsync(database, "select count(*) from schema_migration"));
    }

    [Fact]
    public async Task what_is_taken_away_refuses_programs_that_still_use_it_and_no_others()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        ImmutableArray<Migration> three = [.. Two, new("0003_after_0002_drop_counted.sql", "drop table counted;")];
        await new Migrator(three).MigrateAsync(database, "home", Now);
        await new Migrator(Two).VerifyAsync(database, "home");
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(One).VerifyAsync(database, "home"));
        Assert.Contains("newer than this program", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(One).MigrateAsync(database, "home", Now));
    }

    [Fact]
    public async Task a_database_of_another_line_of_releases_is_refused()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator([.. One, new("0002_another.sql", "select 1;")]).MigrateAsync(database, "home", Now);
        ImmutableArray<Migration> three = [.. Two, new("0003_third.sql", "select 1;")];
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(three).VerifyAsync(database, "home"));
        Assert.Contains("0002_another.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_database_of_the_other_instance_is_refused_and_left_alone()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await new Migrator(One).MigrateAsync(database, "biz", Now);
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(Two).MigrateAsync(database, "home", Now));
        Assert.Contains("belongs to alfred-biz", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await ReadAsync(database, "select count(*) from schema_migration"));
        await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(One).VerifyAsync(database, "home"));
    }

    [Fact]
    public async Task production_is_told_to_migrate_and_changes_nothing()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(One).VerifyAsync(database, "home"));
        Assert.Contains("alfred migrate", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await ReadAsync(database, "select count(*) from pg_class where relname = 'schema_migration'"));
    }

    [Fact]
    public async Task a_role_that_does_not_wait_for_its_commits_is_refused()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await ReadAsync(database, $"alter database {name} set synchronous_commit = off");
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => new Migrator(One).MigrateAsync(database, "home", Now));
        Assert.Contains("synchronous_commit is off", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_server_that_does_not_write_through_is_refused()
    {
        await using var notDurable = await PostgresServer.StartAsync(isDurable: false);
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(
            async () => await new Migrator(One).MigrateAsync(await notDurable.CreateDatabaseAsync(), "home", Now));
        Assert.Contains("fsync and full_page_writes are off", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_programs_own_migrations_apply_to_an_empty_database()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        Assert.NotEmpty(await Migrator.CreateDefault().MigrateAsync(database, "home", Now));
        await Migrator.CreateDefault().VerifyAsync(database, "home");
    }

    [Fact]
    public void the_programs_own_migrations_are_numbered_without_gaps_or_doubles()
    {
        var name = new Regex("^(?<number>[0-9]{4})_(?:after_[0-9]{4}_)?[a-z_]+\\.sql$", RegexOptions.None, TimeSpan.FromSeconds(1));
        var numbers = MigrationCatalog.Load().Select(migration => name.Match(migration.FileName).Groups["number"].Value).ToArray();
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(number => number.ToString("0000", CultureInfo.InvariantCulture)), numbers);
    }

    [Fact]
    public void the_programs_own_migrations_take_away_only_what_the_release_before_does_not_use()
    {
        var takes = new Regex(
            @"\b(drop\s+(table|column|view|function|type|schema)|rename|set\s+not\s+null|alter\s+column\s+\w+\s+(set\s+data\s+)?type)\b",
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.All(
            MigrationCatalog.Load().Where(migration => Migration.NeededBy(migration.FileName) is null),
            migration => Assert.False(
                takes.IsMatch(migration.Sql),
                $"{migration.FileName} takes something away: call it NNNN_after_MMMM_…, where MMMM is the migration of an earlier release "
                + "since which nothing uses it (docs/deploy/upgrades.md)"));
    }

    [Fact]
    public async Task a_second_process_waits_for_the_first_ones_migration_also_behind_a_pooler()
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        await using var first = await connection.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("select pg_advisory_xact_lock(@lock)", connection, first))
        {
            take.Parameters.AddWithValue("lock", MigrationJournal.Lock);
            await take.ExecuteNonQueryAsync();
        }

        var second = Task.Run(() => new Migrator(One).MigrateAsync(database, "home", Now));
        await Eventually.EqualsAsync<object?>(true, () => ReadAsync(
            database,
            """
            select exists (select from pg_locks where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database()))
            """));
        Assert.Equal(true, await ReadAsync(database, "select to_regclass('instance') is null"));

        await first.RollbackAsync();
        Assert.Single(await second);
    }

    private static async Task<object?> ReadAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // Every statement is written in this file.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>One durable server for the class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public PostgresServer Postgres { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Postgres = await PostgresServer.StartAsync();

        public ValueTask DisposeAsync() => Postgres.DisposeAsync();
    }
}
