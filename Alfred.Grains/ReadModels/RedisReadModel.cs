using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Alfred.ReadModels;

/// <summary>
/// The read model in Redis. Redis may be away at start, die or be emptied at any time: nothing waits for it, and what it missed is
/// written again when it is back.
/// </summary>
internal sealed partial class RedisReadModel : IReadModel, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Seldom: TCP's own keep-alive notices a dead peer, and this only keeps a hosted Redis from closing an idle connection.
    /// </summary>
    private static readonly TimeSpan PingInterval = TimeSpan.FromMinutes(5);

    private readonly ConnectionMultiplexer _redis;
    private readonly ILogger<RedisReadModel> _log;
    private readonly ITimer _retry;

    private RedisReadModel(ConnectionMultiplexer redis, ILogger<RedisReadModel> log)
    {
        _redis = redis;
        _log = log;
        redis.ConnectionFailed += (_, failure) => LogAway(log, failure.FailureType.ToString());
        redis.ConnectionRestored += (_, _) => Stale?.Invoke();
        // Real time: this watches a real connection. Without a connection there is nothing to try, its return is an event of its own.
        _retry = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (redis.IsConnected)
                    Stale?.Invoke();
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Redis is back and may have lost what it held, or it missed a write: everything should be written anew.</summary>
    public event Action? Stale;

    /// <summary>Connects without waiting for Redis to be there.</summary>
    public static RedisReadModel Connect(string configuration, ILogger<RedisReadModel> log) =>
        new(ConnectionMultiplexer.Connect(Options(configuration)), log);

    /// <summary>
    /// One server, one connection and next to no command but our own: hosted Redis bills each of them. What is switched off looks for
    /// replicas and clusters, listens for their changes, or names the client.
    /// </summary>
    private static ConfigurationOptions Options(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1_000;
        options.SyncTimeout = 1_000;
        // What Redis missed is written again when it is back; a queue of old writes would only delay that.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.CommandMap = CommandMap.Create(["CLIENT", "CLUSTER", "CONFIG", "ECHO", "INFO", "SENTINEL", "SUBSCRIBE"], available: false);
        options.ConfigurationChannel = "";
        options.TieBreaker = "";
        options.ConfigCheckSeconds = 0;
        options.TopologyRefreshSeconds = 0;
        options.KeepAlive = (int)PingInterval.TotalSeconds;
        return options;
    }

    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _redis.GetDatabase().StringGetAsync(key).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            LogMissed(_log, exception.GetType().Name);
            return null;
        }
    }

    public async Task SetAsync(string key, string json)
    {
        try
        {
            await _redis.GetDatabase().StringSetAsync(key, json);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The library says "restored" a moment before a connection can be used, so the rebuild that follows may miss as well.
            LogMissed(_log, exception.GetType().Name);
            _retry.Change(RetryPause, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _retry.Dispose();
        _redis.Dispose();
    }

    [LoggerMessage(450, LogLevel.Warning, "Redis is away ({Failure}): the read model is rebuilt when it is back")]
    private static partial void LogAway(ILogger logger, string failure);

    // Without key and exception, which repeats it: whoever asks may have typed anything.
    [LoggerMessage(451, LogLevel.Warning, "A read model could not be reached ({Failure})")]
    private static partial void LogMissed(ILogger logger, string failure);
}
