using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Alfred.Silo.Backups;

/// <summary>Backups of real databases, by the server's own programs.</summary>
public sealed class BackupTests(BackupTests.Server server) : IClassFixture<BackupTests.Server>, IDisposable
{
    private const string Rows = """
        insert into inbox_body (id, content_type, body, received_at)
        select gen_random_uuid(), 'a/b', decode('00ff', 'hex'), now() - n * interval '1 minute' from generate_series(1, 500) n;
        insert into expn (command_id, member, amount, currency, spent_on, logged_at) values ('a#0', 'ada', 12.50, 'EUR', now(), now())
        """;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();

    private string Dump => Path.Combine(_directory.Path, "home.dump");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task what_is_restored_is_what_was_there()
    {
        var (from, to) = (await MigratedAsync("home"), await server.Postgres.CreateDatabaseAsync());
        await RunAsync(from, Rows);

        await (await WriteAsync(from)).RestoreAsync(to, "home", TestContext.Current.CancellationToken);

        var digests = await DigestsAsync(to);
        Assert.Equal(await DigestsAsync(from), digests);
        Assert.Equal(500, digests.Single(one => one.Table == "inbox_body").Rows);
        // An instance can start on it.
        await Migrator.CreateDefault().VerifyAsync(to, "home", TestContext.Current.CancellationToken);
        await RunAsync(to, "update inbox_body set body = ''");
    }

    [Fact]
    public async Task only_its_owner_may_read_a_backup()
    {
        await WriteAsync(await MigratedAsync("home"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Dump));
    }

    [Fact]
    public async Task an_earlier_backup_is_not_overwritten()
    {
        await File.WriteAllTextAsync(Dump, "the earlier one", TestContext.Current.CancellationToken);
        var database = await MigratedAsync("home");
        await Assert.ThrowsAsync<BackupFailedException>(() => WriteAsync(database));
        Assert.Equal("the earlier one", await File.ReadAllTextAsync(Dump, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task what_cannot_be_written_whole_is_gone()
    {
        var nobody = new NpgsqlConnectionStringBuilder(await MigratedAsync("home")) { Username = "nobody_at_all" }.ConnectionString;
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(nobody));
        Assert.False(File.Exists(Dump));
    }

    [Fact]
    public async Task a_database_that_has_something_is_left_alone()
    {
        var (from, to) = (await MigratedAsync("home"), await MigratedAsync("home"));
        await RunAsync(from, Rows);
        var backup = await WriteAsync(from);
        var refusal = await Assert.ThrowsAsync<BackupFailedException>(
            () => backup.RestoreAsync(to, "home", TestContext.Current.CancellationToken));
        Assert.Contains("nothing is overwritten", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await DigestsAsync(to)).Single(one => one.Table == "inbox_body").Rows);
    }

    [Fact]
    public async Task the_other_instances_backup_is_refused()
    {
        var (backup, to) = (await WriteAsync(await MigratedAsync("biz")), await server.Postgres.CreateDatabaseAsync());
        var refusal = await Assert.ThrowsAsync<BackupFailedException>(
            () => backup.RestoreAsync(to, "home", TestContext.Current.CancellationToken));
        Assert.Contains("is a backup of alfred-biz", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await DigestsAsync(to));
    }

    [Fact]
    public async Task a_file_that_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(Dump, "no backup", TestContext.Current.CancellationToken);
        var to = await server.Postgres.CreateDatabaseAsync();
        await Assert.ThrowsAsync<BackupFailedException>(
            () => new Backup(Dump).RestoreAsync(to, "home", TestContext.Current.CancellationToken));
        Assert.Empty(await DigestsAsync(to));
    }

    [Fact]
    public async Task one_changed_row_is_seen()
    {
        var database = await MigratedAsync("home");
        await RunAsync(database, Rows);
        var before = await DigestsAsync(database);
        await RunAsync(database, "update expn set amount = amount + 0.01");
        Assert.Equal("expn", Assert.Single((await DigestsAsync(database)).Except(before)).Table);
    }

    [Fact]
    public async Task a_drill_restores_into_a_server_of_its_own_and_compares()
    {
        var database = await MigratedAsync("home");
        await RunAsync(database, Rows);
        var before = await DigestsAsync(database);
        var drill = new Drill(Settings(database), TimeProvider.System, NullLoggerFactory.Instance);

        var finding = Assert.Single(await drill.RunAsync(database, TestContext.Current.CancellationToken));

        Assert.True(finding.IsGood, finding.Text);
        Assert.Contains("came back as they were", finding.Text, StringComparison.Ordinal);
        Assert.Equal(before, await DigestsAsync(database));
        var earlier = await drill.RunAsync(await WriteAsync(database), TestContext.Current.CancellationToken);
        Assert.Contains(earlier, one => one is { Subject: "inbox_body", Text: "500 rows" });
    }

    private AlfredSettings Settings(string database) => SettingsReader.Read(
        Variables.Of(new Dictionary<string, string> { ["INSTANCE"] = "home", ["DATABASE_URL"] = database }), _directory.Path);

    private async Task<string> MigratedAsync(string instance)
    {
        var database = await server.Postgres.CreateDatabaseAsync();
        await Migrator.CreateDefault().MigrateAsync(database, instance, Now);
        return database;
    }

    private Task<Backup> WriteAsync(string database) =>
        Backup.WriteAsync(Dump, database, snapshot: null, TestContext.Current.CancellationToken);

    private static Task<System.Collections.Immutable.ImmutableArray<TableDigest>> DigestsAsync(string database) =>
        TableDigest.ReadAsync(database, TestContext.Current.CancellationToken);

    private static async Task RunAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // Every statement is written in this file.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One server for the class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public PostgresServer Postgres { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Postgres = await PostgresServer.StartAsync();

        public ValueTask DisposeAsync() => Postgres.DisposeAsync();
    }
}
