using Alfred.Keys;
using StackExchange.Redis;

namespace Alfred.ReadModels;

/// <summary>
/// The read model in Redis, under keys with the instance's name as their prefix. Redis may be away at start, die or be emptied at any time:
/// nothing waits for it, and what it missed is written again when it is back. A database that another instance claimed is not used.
/// </summary>
internal sealed partial class RedisReadModel : IReadModel, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Seldom: TCP's own keep-alive notices a dead peer, and this only keeps a hosted Redis from closing an idle connection.
    /// </summary>
    private static readonly TimeSpan PingInterval = TimeSpan.FromMinutes(5);

    private readonly ConnectionMultiplexer _redis;
    private readonly Instance _instance;
    private readonly KeySecret _secret;
    private readonly ILogger<RedisReadModel> _log;
    private readonly ITimer _retry;
    private volatile Task<bool>? _claim;

    private RedisReadModel(ConnectionMultiplexer redis, Instance instance, KeySecret secret, ILogger<RedisReadModel> log)
    {
        _redis = redis;
        _instance = instance;
        _secret = secret;
        _log = log;
        redis.ConnectionFailed += (_, failure) => LogAway(log, failure.FailureType.ToString());
        redis.ConnectionRestored += (_, _) =>
        {
            // What it lost, the mark may be of.
            _claim = null;
            Stale?.Invoke();
        };
        // Real time: this watches a real connection. Without a connection there is nothing to try, its return is an event of its own.
        _retry = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (redis.IsConnected)
                    Stale?.Invoke();
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether there is a connection now.</summary>
    public bool IsConnected => _redis.IsConnected;

    /// <summary>Redis is back and may have lost what it held, or it missed a write: everything should be written anew.</summary>
    public event Action? Stale;

    /// <summary>Connects without waiting for Redis to be there.</summary>
    /// <param name="configuration">Where Redis is.</param>
    /// <param name="instance">Whose keys these are.</param>
    /// <param name="secret">The instance's secret, read before the first use.</param>
    /// <param name="log">Where failures go.</param>
    public static RedisReadModel Connect(
        string configuration, Instance instance, KeySecret secret, ILogger<RedisReadModel> log) =>
        new(ConnectionMultiplexer.Connect(Options(configuration)), instance, secret, log);

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
            return await IsOwnAsync().WaitAsync(cancellationToken)
                ? (string?)await _redis.GetDatabase().StringGetAsync(KeyOf(key)).WaitAsync(cancellationToken)
                : null;
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
            if (await IsOwnAsync())
                await _redis.GetDatabase().StringSetAsync(KeyOf(key), json);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The library says "restored" a moment before a connection can be used, so the rebuild that follows may miss as well.
            LogMissed(_log, exception.GetType().Name);
            _retry.Change(RetryPause, Timeout.InfiniteTimeSpan);
        }
    }

    private string KeyOf(string key) => $"alfred-{_instance.Name}:{key}";

    /// <summary>Asks once for each connection; a question that failed is asked again.</summary>
    private Task<bool> IsOwnAsync()
    {
        var claim = _claim;
        if (claim is null || claim.IsFaulted || claim.IsCanceled)
            _claim = claim = ClaimAsync();
        return claim;
    }

    private async Task<bool> ClaimAsync()
    {
        var (database, owner) = (_redis.GetDatabase(), RedisClaim.OwnerOf(_instance, _secret));
        if (await database.StringSetAsync(RedisClaim.Key, owner, when: When.NotExists)
            || await database.StringGetAsync(RedisClaim.Key) == owner)
            return true;
        LogForeign(_log, RedisClaim.Key);
        return false;
    }

    public void Dispose()
    {
        _retry.Dispose();
        _redis.Dispose();
    }

    [LoggerMessage(450, LogLevel.Warning, "Redis is away ({Failure}): the read model is rebuilt when it is back")]
    private static partial void LogAway(ILogger logger, string failure);

    [LoggerMessage(453, LogLevel.Error,
        "The Redis of REDIS_URL is another instance's ({Key}), so that it is not used: give each instance a database of its own")]
    private static partial void LogForeign(ILogger logger, string key);

    // Without key and exception, which repeats it: whoever asks may have typed anything.
    [LoggerMessage(451, LogLevel.Warning, "A read model could not be reached ({Failure})")]
    private static partial void LogMissed(ILogger logger, string failure);
}
