namespace Alfred.Silo.PrivatePostgres;

/// <summary>
/// A Postgres server of this instance alone, for trying Alfred out and for development. It outlives a process that is killed and is found
/// again by the next one; the last process that shuts down cleanly stops it.
/// </summary>
public sealed partial class PrivateServer : IAsyncDisposable
{
    private const string StopSeconds = "4";
    private const string AbortSeconds = "2";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);

    // The platform kills 25 s after it asked to stop, and the application may have taken 15 of them.
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(1);

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

    private string WhatToDo => $"Look into {_place.Log}, or set DATABASE_URL to another server.";

    /// <summary>The connection string of Alfred's database.</summary>
    public string ConnectionString => _place.ConnectionString();

    /// <summary>Finds or starts the server of a place; the first time it makes the cluster. Returns when it answers.</summary>
    /// <exception cref="PrivatePostgresException">It cannot be used; the message says what to do.</exception>
    public static async Task<PrivateServer> StartAsync(
        ClusterPlace place, TimeProvider time, ILogger<PrivateServer> logger, CancellationToken cancellationToken = default)
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

        await SocketDirectory.RequireAsync(place, cancellationToken);
        await server.EnsureRunningAsync(cancellationToken);
        server._use = ClusterLock.ToUse(place);
        return server;
    }

    /// <summary>
    /// Stops the server unless another process uses it. Takes at most about 8 s: a server that does not end is aborted, which costs it a
    /// recovery at the next start and nothing that was committed; one that cannot be reached is left to the next start.
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
        using var limit = new CancellationTokenSource(LockTimeout, _time);
        try
        {
            return await ClusterLock.ToChangeAsync(_place, _time, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <returns>What pg_ctl printed when it failed; null when the server has ended.</returns>
    private async Task<string?> StopAsync(string mode, string seconds)
    {
        var (exitCode, output) = await ServerProgram.RunAsync(
            _place.User, _binaries["pg_ctl"], ["stop", "-D", _place.Data, "-m", mode, "-t", seconds, "-s"], CancellationToken.None);
        return exitCode == 0 ? null : output;
    }

    private async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        while (!await ServerProbe.AnswersAsync(_place, cancellationToken))
        {
            // Alive but silent: it recovers from a crash, or another process told it to stop.
            if (!Postmaster.IsAlive(_place))
                await LaunchAsync(cancellationToken);
            if (_time.GetElapsedTime(began) > StartTimeout)
                throw new PrivatePostgresException($"it does not answer. {WhatToDo}");
            await Task.Delay(RetryInterval, _time, cancellationToken);
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        await Cluster.ConfigureAsync(_place, cancellationToken);
        Postmaster.RemoveStaleFiles(_place, _time);
        // pg_ctl starts the server as the leader of a session of its own: a terminal's signals to Alfred do not reach it.
        var (exitCode, output) = await ServerProgram.RunAsync(
            _place.User, _binaries["pg_ctl"], ["start", "-D", _place.Data, "-l", _place.Log, "-w", "-t", "60", "-s"], cancellationToken);
        if (exitCode == 0)
            return;
        var reason = ReadReason();
        // The processes of a server that was killed notice it and end by themselves.
        if (!reason.Contains("still in use", StringComparison.Ordinal))
            throw new PrivatePostgresException($"it does not start: {reason}{output}. {WhatToDo}");
    }

    private string ReadReason()
    {
        var line = File.Exists(_place.Log) ? File.ReadLines(_place.Log).LastOrDefault(IsFatal) : null;
        return line is null ? string.Empty : $"{line[(line.LastIndexOf(':') + 1)..].Trim()}. ";

        static bool IsFatal(string line) =>
            line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal);
    }
}
