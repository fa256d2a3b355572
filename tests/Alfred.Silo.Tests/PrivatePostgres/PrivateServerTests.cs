using System.Diagnostics;
using Alfred.Testing;
using Alfred.Testing.Processes;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Alfred.Silo.PrivatePostgres;

public sealed class PrivateServerTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public PrivateServerTests() => File.SetUnixFileMode(_root.Path, (UnixFileMode)0b111_101_101);

    private ClusterPlace Place => ClusterPlace.Choose(Path.Combine(_root.Path, ".alfred", "home"), ServerUser.OfThisProcess());

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task it_is_made_at_first_durable_and_stopped_at_the_end()
    {
        await using (var server = await StartAsync(Place))
        {
            foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
                Assert.Equal("on", await ReadAsync(server, $"show {setting}"));
            Assert.Equal("UTF8", await ReadAsync(server, "show server_encoding"));
            Assert.Equal("", await ReadAsync(server, "show listen_addresses"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Place.Data));
        }

        Assert.False(File.Exists(Path.Combine(Place.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task cannot_read_our_secrets_in_the_environment_of_a_program_that_another_user_runs()
    {
        Environment.SetEnvironmentVariable("OPERATOR_TOKEN_CANARY", "secret");

        var (_, environment) = await ServerProgram.RunAsync(new(null), "env", [], CancellationToken.None);

        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_stored_is_there_after_a_restart()
    {
        await using (var server = await StartAsync(Place))
            await ReadAsync(server, "create table kept as select 7 as n");
        await using var again = await StartAsync(Place);
        Assert.Equal("7", await ReadAsync(again, "select n::text from kept"));
    }

    [Fact]
    public async Task a_server_that_a_killed_process_left_behind_is_used()
    {
        await using var first = await StartAsync(Place);
        var process = ServerId();
        // A process that is killed leaves the server running and its locks to the system; a second one finds both.
        await using var second = await StartAsync(Place);
        Assert.Equal(process, ServerId());
        Assert.Equal("1", await ReadAsync(second, "select '1'"));
    }

    [Fact]
    public async Task the_first_that_stops_does_not_stop_it_under_the_other()
    {
        var first = await StartAsync(Place);
        await using var second = await StartAsync(Place);
        await first.DisposeAsync();
        Assert.Equal("1", await ReadAsync(second, "select '1'"));
        await second.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(Place.Data, "postmaster.pid")));
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task one_that_hangs_does_not_hold_up_the_end_and_is_used_again()
    {
        var server = await StartAsync(Place);
        await ReadAsync(server, "create table kept as select 7 as n");
        var id = ServerId();
        await ProgramRun.OfAsync("kill", "-STOP", $"{id}");
        try
        {
            await server.DisposeAsync().AsTask().WaitAsync(Limits.Patience);
        }
        finally
        {
            await ProgramRun.OfAsync("kill", "-CONT", $"{id}");
        }

        await using var again = await StartAsync(Place);
        Assert.Equal("7", await ReadAsync(again, "select n::text from kept"));
    }

    [Fact]
    public async Task processes_that_start_at_once_share_one_server()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => StartAsync(Place))));
        Assert.Equal("1", await ReadAsync(servers[2], "select '1'"));
        foreach (var server in servers)
            await server.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(Place.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task a_crashed_server_recovers_what_was_confirmed()
    {
        await using var server = await StartAsync(Place);
        await ReadAsync(server, "create table kept as select 7 as n");
        using (var process = Process.GetProcessById(ServerId()))
            process.Kill();
        await using var again = await StartAsync(Place);
        Assert.Equal("7", await ReadAsync(again, "select n::text from kept"));
    }

    [Fact]
    public async Task a_process_id_that_now_belongs_to_somebody_else_does_not_hinder_the_start()
    {
        await using (await StartAsync(Place))
        {
        }

        var file = Path.Combine(Place.Data, "postmaster.pid");
        await File.WriteAllTextAsync(file, $"{Environment.ProcessId}\n{Place.Data}\n1\n5432\n{Place.SocketDirectory}\n\n\n");
        await ProgramRun.OfAsync("chmod", "644", file);
        await using var server = await StartAsync(Place);
        Assert.Equal("1", await ReadAsync(server, "select '1'"));
    }

    [Fact]
    public async Task an_interrupted_first_start_is_begun_anew()
    {
        Directory.CreateDirectory($"{Place.Data}.new/base");
        await using var server = await StartAsync(Place);
        Assert.Equal("1", await ReadAsync(server, "select '1'"));
    }

    [Fact]
    public async Task a_path_too_long_for_a_socket_gets_a_short_one()
    {
        var place = ClusterPlace.Choose(Path.Combine(_root.Path, new string('x', 100), "home"), ServerUser.OfThisProcess());
        Assert.NotEqual(place.Data, place.SocketDirectory);
        await using (var server = await StartAsync(place))
            Assert.Equal("1", await ReadAsync(server, "select '1'"));
        Directory.Delete(place.SocketDirectory, recursive: true);
    }

    [Fact]
    public async Task a_path_with_blanks_and_quotes_is_a_path()
    {
        var place = ClusterPlace.Choose(Path.Combine(_root.Path, "it's, a", "home"), ServerUser.OfThisProcess());
        await using var server = await StartAsync(place);
        Assert.Equal("1", await ReadAsync(server, "select '1'"));
    }

    [Fact]
    public async Task a_clone_that_the_servers_user_cannot_enter_keeps_its_data_elsewhere()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root hands the server to another user");
        File.SetUnixFileMode(_root.Path, (UnixFileMode)0b111_000_000);
        Assert.StartsWith("/var/lib/alfred/", Place.Data, StringComparison.Ordinal);
        try
        {
            await using (var server = await StartAsync(Place))
                await ReadAsync(server, "create table kept as select 7 as n");
            // Found again by the link, even when the clone has been opened since.
            File.SetUnixFileMode(_root.Path, (UnixFileMode)0b111_101_101);
            await using var again = await StartAsync(Place);
            Assert.Equal("7", await ReadAsync(again, "select n::text from kept"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(Place.Directory)!, recursive: true);
        }
    }

    private static Task<PrivateServer> StartAsync(ClusterPlace place) =>
        PrivateServer.StartAsync(place, TimeProvider.System, NullLogger<PrivateServer>.Instance);

    private static async Task<string?> ReadAsync(PrivateServer server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // Every statement is written in this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    private int ServerId() => int.Parse(File.ReadLines(Path.Combine(Place.Data, "postmaster.pid")).First());
}
