using System.Collections.Immutable;
using System.Globalization;
using StackExchange.Redis;

namespace Alfred.Silo.Doctor;

/// <summary>Whether Redis answers. Alfred also works without it, so this says what is lost.</summary>
internal static class RedisCheck
{
    public static async Task<ImmutableArray<Finding>> RunAsync(string? configuration)
    {
        if (configuration is null)
            return [new("redis", true, "none: the read model stays in the process (REDIS_URL is not set)")];
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            options.AbortOnConnectFail = true;
            using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            var latency = await redis.GetDatabase().PingAsync();
            return [new("redis", true, string.Create(CultureInfo.InvariantCulture, $"answers in {latency.TotalMilliseconds:0.0} ms"))];
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The client's message may repeat its configuration.
            var reason = exception.GetType().Name;
            return [new("redis", false, $"does not answer ({reason}). Check REDIS_URL; until then /redis/… is stale, all else works.")];
        }
    }
}
