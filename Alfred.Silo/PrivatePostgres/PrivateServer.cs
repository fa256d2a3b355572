using Microsoft.Extensions.Logging;
using Npgsql;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>
/// A Postgres server of this instance alone, for trying Alfred out and for development. It outlives a process that is killed and is found again by
/// the next one; it is stopped by the last process that ends in order.
/// </summary>
public sealed partial class PrivateServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    // The platform kills 25 s after it asked to stop, and the application may have taken 15 of them.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(1);
    private const string StopSeconds = "4";
    private const string AbortSeconds = "2";
    private readonly ClusterPlace _place;
    private readonly PostgresBinaries _binaries;
    private readonly TimeProvider _time;
    private readonly ILogger<PrivateServer> _logger;
    private ClusterLock? _use;

    private PrivateServer(ClusterPlace place, PostgresBinaries binaries, TimeProvider time, ILogger<PrivateServer> logger)
    {
        _place = place;
        _binaries = binaries;
        _time = time;
        _logger = logger;
    }

    /// <summary>The connection string of Alfred's database.</summary>
    public string ConnectionString => _place.ConnectionString();

    /// <summary>Finds or starts the server of a place, making the cluster at the first time. Returns when it answers.</summary>
    /// <exception cref="PrivatePostgresException">It cannot be used; the message says what to do.</exception>
    public static async Task<PrivateServer> StartAsync(ClusterPlace place, TimeProvider time, ILogger<PrivateServer> logger, CancellationToken cancellationToken = default)
    {
        var server = new PrivateServer(place, PostgresBinaries.Find(place.Major), time, logger);
        Cluster.MakeDirectory(place);
        if (place.Link is not null)
            server.LogElsewhere(place.Data, place.Directory);

        using var change = await ClusterLock.ToChangeAsync(place, time, cancellationToken);
        if (place.Major is null)
        {
            server.LogMaking(place.Data);
            await Cluster.MakeAsync(place, server._binaries, cancellationToken);
        }

        await server.EnsureRunningAsync(cancellationToken);
        server._use = ClusterLock.ToUse(place);
        return server;
    }

    /// <summary>
    /// Stops the server unless another process uses it. Takes at most about 8 s: a server that does not end is aborted, which costs it a recovery at
    /// the next start and nothing that was confirmed; one that cannot be reached is left to the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_use is null)
            return;
        using var change = await TryLockAsync();
        _use.Dispose();
        _use = null;
        // Without the lock another process is about to use or to stop it.
        if (change is null || ClusterLock.IsUsed(_place) || await StopAsync("fast", StopSeconds) is null)
            return;
        if (await StopAsync("immediate", AbortSeconds) is { } output)
            LogNotStopped(output);
        else
            LogAborted();
    }

    private async Task<ClusterLock?> TryLockAsync()
    {
        using var limit = new CancellationTokenSource(LockPatience, _time);
        try
        {
            return await ClusterLock.ToChangeAsync(_place, _time, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <returns>What the server's program said when it failed; null when the server has ended.</returns>
    private async Task<string?> StopAsync(string mode, string seconds)
    {
        var (exitCode, output) = await ServerProgram.RunAsync(
            _place.User, _binaries["pg_ctl"], ["stop", "-D", _place.Data, "-m", mode, "-t", seconds, "-s"], CancellationToken.None);
        return exitCode == 0 ? null : output;
    }

    private async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            // Alive but silent: it recovers from a crash, or another process told it to stop.
            if (!Postmaster.IsAlive(_place))
                await LaunchAsync(cancellationToken);
            if (_time.GetElapsedTime(began) > Patience)
                throw new PrivatePostgresException($"it does not answer. Look into {_place.Log}, or set DATABASE_URL to another server.");
            await Task.Delay(Retry, _time, cancellationToken);
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        await Cluster.ConfigureAsync(_place, cancellationToken);
        Postmaster.RemoveStaleFiles(_place, _time);
        // pg_ctl starts the server as the leader of a session of its own: what a terminal sends to Alfred does not reach it.
        var (exitCode, output) = await ServerProgram.RunAsync(
            _place.User, _binaries["pg_ctl"], ["start", "-D", _place.Data, "-l", _place.Log, "-w", "-t", "60", "-s"], cancellationToken);
        if (exitCode == 0)
            return;
        var reason = ReadReason();
        // The processes of a server that was killed notice it and end by themselves.
        if (!reason.Contains("still in use", StringComparison.Ordinal))
            throw new PrivatePostgresException($"it does not start: {reason}{output}. Look into {_place.Log}, or set DATABASE_URL to another server.");
    }

    private string ReadReason() => File.Exists(_place.Log)
        ? File.ReadLines(_place.Log).LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal)) is { } line
            ? $"{line[(line.LastIndexOf(':') + 1)..].Trim()}. "
            : string.Empty
        : string.Empty;

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(_place.SocketDirectory, $".s.PGSQL.{ClusterPlace.Port}")))
            return false;
        try
        {
            await OpenAsync(ClusterPlace.DatabaseName, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await OpenAsync("postgres", cancellationToken, "create database alfred");
            return true;
        }
        catch (NpgsqlException exception) when (exception is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
        {
            // Nobody listens (the socket is one that a killed server left), or it is not ready yet.
            return false;
        }
    }

    private async Task OpenAsync(string database, CancellationToken cancellationToken, string? statement = null)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_place.ConnectionString(database)) { Pooling = false, Timeout = 5 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        if (statement is not null)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(statement) } };
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
