using Alfred.ReadModels;
using Alfred.Silo.Configuration;
using StackExchange.Redis;

namespace Alfred.Silo.Doctor;

/// <summary>Whether Redis answers, and whether it is this instance's. Alfred also works without it, so this says what is lost.</summary>
internal static class RedisCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(AlfredSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Redis is not { } configuration)
            return [new("redis", true, "none: the read model stays in the process (REDIS_URL is not set)")];
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            options.AbortOnConnectFail = true;
            using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            var latency = await redis.GetDatabase().PingAsync();
            string? owner = await redis.GetDatabase().StringGetAsync(RedisClaim.Key);
            if (owner is null || await IsOwnAsync(settings, owner, cancellationToken))
                return [new("redis", true, string.Create(CultureInfo.InvariantCulture, $"answers in {latency.TotalMilliseconds:0.0} ms"))];
            return
            [
                new(
                    "redis", false,
                    "is another instance's, so that it is not used: /redis/… answers 404, all else works. Give each instance a database "
                    + $"of its own in REDIS_URL, or delete the key {RedisClaim.Key} if that instance is gone."),
            ];
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The client's message may repeat its configuration.
            var reason = exception.GetType().Name;
            return [new("redis", false, $"does not answer ({reason}). Check REDIS_URL; until then /redis/… is stale, all else works.")];
        }
    }

    private static async Task<bool> IsOwnAsync(AlfredSettings settings, string owner, CancellationToken cancellationToken)
    {
        // A private database runs only while Alfred does: then the name has to do.
        if (settings.Database is not { } connectionString)
            return owner.StartsWith(RedisClaim.PrefixOf(settings.Instance), StringComparison.Ordinal);
        try
        {
            await using var database = NpgsqlDataSource.Create(connectionString);
            return owner == await RedisClaim.ReadOwnerAsync(database, settings.Instance, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The database has a finding of its own, which says what to do.
            return owner.StartsWith(RedisClaim.PrefixOf(settings.Instance), StringComparison.Ordinal);
        }
    }
}
