using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Alfred.ReadModels;

/// <summary>
/// The read model in Redis. Redis may be away at start, die or be emptied at any time: nothing waits for it, and what it missed is
/// written again when it is back.
/// </summary>
internal sealed partial class RedisReadModel : IReadModel, IDisposable
{
    private readonly ConnectionMultiplexer _redis;
    private readonly ILogger<RedisReadModel> _log;

    private RedisReadModel(ConnectionMultiplexer redis, ILogger<RedisReadModel> log)
    {
        _redis = redis;
        _log = log;
        redis.ConnectionFailed += (_, failure) => LogAway(log, failure.FailureType.ToString());
        redis.ConnectionRestored += (_, _) => Restored?.Invoke();
    }

    /// <summary>Redis is back: it may have lost what it held.</summary>
    public event Action? Restored;

    /// <summary>Connects without waiting for Redis to be there.</summary>
    public static RedisReadModel Connect(string configuration, ILogger<RedisReadModel> log)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1_000;
        options.SyncTimeout = 1_000;
        return new(ConnectionMultiplexer.Connect(options), log);
    }

    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _redis.GetDatabase().StringGetAsync(key).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            LogMissed(_log, key, exception);
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
            LogMissed(_log, key, exception);
        }
    }

    public void Dispose() => _redis.Dispose();

    [LoggerMessage(400, LogLevel.Warning, "Redis is away ({Failure}): the read model is rebuilt when it is back")]
    private static partial void LogAway(ILogger logger, string failure);

    [LoggerMessage(401, LogLevel.Warning, "The read model '{Key}' could not be reached")]
    private static partial void LogMissed(ILogger logger, string key, Exception exception);
}
