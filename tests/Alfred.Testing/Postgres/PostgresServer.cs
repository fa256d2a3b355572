using Npgsql;

namespace Alfred.Testing;

/// <summary>
/// A real PostgreSQL of a test's own: a fresh cluster in a fresh folder, reached only by a unix socket, gone with
/// <see cref="DisposeAsync"/>. As root it runs under the user <c>postgres</c>, since PostgreSQL refuses root.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _isDurable;
    private int _databases;
    private bool _isHung;

    private PostgresServer(string folder, bool isDurable)
    {
        _folder = folder;
        _isDurable = isDurable;
    }

    /// <summary>Where the server's files and socket lie.</summary>
    public string Folder => _folder;

    /// <summary>The server's socket, for who connects by it without Npgsql.</summary>
    public string Socket => Path.Combine(_folder, ".s.PGSQL.5432");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="isDurable">False switches fsync off, for tests that never crash the machine and want speed.</param>
    public static async Task<PostgresServer> StartAsync(bool isDurable = true)
    {
        // Short: a socket's path has at most 107 bytes.
        var folder = Directory.CreateTempSubdirectory("alfred-pg-").FullName;
        var server = new PostgresServer(folder, isDurable);
        Guardian.WatchPostgres(server.Data);
        if (ServerUser.IsRoot)
            await ProgramRun.OfAsync("chown", ServerUser.Name, folder);
        await server.RunAsync("initdb", "-D", server.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Creates a database, empty or the copy of one to which nobody is connected, and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        // One of a pool would be dead after a restart of the server.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of tests.
        command.CommandText = $"create database {name} template {template}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Creates a role that may log in and nothing else, unless it is there.</summary>
    public async Task CreateRoleAsync(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select set_config('test.role', @name, false)", connection);
        command.Parameters.AddWithValue("name", name);
        await command.ExecuteNonQueryAsync();
        await using var create = new NpgsqlCommand(
            "do $$ begin execute format('create role %I login', current_setting('test.role')); exception when duplicate_object or " +
            "unique_violation then null; end $$",
            connection);
        await create.ExecuteNonQueryAsync();
    }

    /// <summary>The connection string of a database on this server.</summary>
    public string ConnectionString(string database, string role = "postgres") =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _folder,
            Username = role,
            Database = database,
            MaxPoolSize = 30,
            Timeout = 5,
        }.ConnectionString;

    /// <summary>Starts a server that was stopped.</summary>
    public async Task StartAgainAsync()
    {
        var settings = $"-k {_folder} -c listen_addresses= -c max_connections=200 -c shared_buffers=32MB" +
            (_isDurable ? "" : " -c fsync=off -c full_page_writes=off");
        await RunAsync("pg_ctl", "-D", Data, "-o", settings, "-l", Path.Combine(_folder, "log"), "-s", "-w", "-t", "60", "start");
    }

    /// <summary>Stops it. <c>immediate</c> is a crash: connections are cut and the next start recovers.</summary>
    public Task StopAsync(string mode = "fast") => RunAsync("pg_ctl", "-D", Data, "-m", mode, "-s", "-w", "stop");

    /// <summary>Crashes it and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync("immediate");
        await StartAgainAsync();
    }

    /// <summary>SIGSTOP to all of its processes: connections stay and new ones are taken by the system, but nothing is answered.</summary>
    public async Task HangAsync()
    {
        // The postmaster first, so that it starts no others.
        _isHung = true;
        await SignalAsync("STOP", [PostmasterId]);
        await SignalAsync("STOP", await ChildrenAsync());
    }

    /// <summary>Ends <see cref="HangAsync"/>.</summary>
    public async Task GoOnAsync()
    {
        await SignalAsync("CONT", [.. await ChildrenAsync(), PostmasterId]);
        _isHung = false;
    }

    /// <summary>Ends the connections of all clients of a database, as an operator or a failover does; returns how many.</summary>
    public static async Task<int> TerminateBackendsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select count(*) filter (where pg_terminate_backend(pid))::int from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            """;
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_isHung)
            await GoOnAsync();
        await TryRunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-s", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string PostmasterId => File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

    private async Task<string[]> ChildrenAsync() =>
        (await File.ReadAllTextAsync($"/proc/{PostmasterId}/task/{PostmasterId}/children"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Task SignalAsync(string signal, string[] processes) => ProgramRun.OfAsync("kill", [$"-{signal}", .. processes]);

    private async Task RunAsync(string program, params string[] arguments)
    {
        var (code, output) = await TryRunAsync(program, arguments);
        if (code != 0)
            throw new InvalidOperationException($"{program} ended with {code}: {output}\n{ReadLog()}");
    }

    private static Task<(int Code, string Output)> TryRunAsync(string program, params string[] arguments)
    {
        var binary = PostgresBinaries.Find(program);
        return ServerUser.IsRoot
            ? ProgramRun.TryAsync(
                "setpriv", ["--reuid", ServerUser.Name, "--regid", ServerUser.Name, "--clear-groups", binary, .. arguments])
            : ProgramRun.TryAsync(binary, arguments);
    }

    private string ReadLog() => File.Exists(Path.Combine(_folder, "log")) ? File.ReadAllText(Path.Combine(_folder, "log")) : "";
}
