using System.Net.Sockets;
using Alfred.Benchmarks.MessagePath;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Benchmarks.Faults;

/// <summary>R16: Redis killed, emptied, or never there. It holds only what can be rebuilt, and nobody waits for it.</summary>
internal static class RedisLoss
{
    private const int PerSecond = 40;
    private const double Tolerance = 2;

    public static async Task RunAsync(PostgresServer postgres, bool isQuick, Findings findings)
    {
        var time = TimeSpan.FromSeconds(isQuick ? 6 : 15);
        await using var redis = await RedisServer.StartAsync();
        double baseline;
        await using (var scene = await Scene.StartAsync(postgres, settings: ("REDIS_URL", redis.Url)))
        {
            baseline = (await scene.PaceAsync(PerSecond, time)).Answers.Percentile(95);
            findings.Happened("R16", "keys that the product wrote to Redis", await KeysAsync(redis));

            var killed = 0;
            Report("killed under load", await DuringAsync(scene, time, async () =>
            {
                await redis.KillAsync();
                killed = await RefusalsAsync(redis);
            }), killed);
            await redis.StartAgainAsync();
            await Eventually.EqualsAsync(true, async () => await KeysAsync(redis) > 0);

            var emptied = 0;
            Report("emptied under load", await DuringAsync(scene, time, async () =>
            {
                emptied = await KeysAsync(redis);
                await redis.CommandAsync("FLUSHALL");
            }), emptied);
            findings.Books("R16", "Redis killed and emptied", scene.Book);
        }

        await redis.KillAsync();
        await using (var scene = await Scene.StartAsync(postgres, settings: ("REDIS_URL", redis.Url)))
        {
            Report("absent at the start", await scene.PaceAsync(PerSecond, time), await RefusalsAsync(redis));
            findings.Books("R16", "Redis absent at the start", scene.Book);
        }

        void Report(string what, Part part, int times)
        {
            findings.AtMost(
                "R16", $"Redis {what}: p95 of replies", part.Answers.Percentile(95), baseline * Tolerance, "ms", baseline,
                "≤ 2 × the baseline");
            findings.Happened("R16", $"Redis {what}", times);
        }
    }

    /// <summary>A load with something in its middle.</summary>
    private static async Task<Part> DuringAsync(Scene scene, TimeSpan time, Func<Task> act)
    {
        var load = scene.PaceAsync(PerSecond, time);
        await Task.Delay(time / 3, TimeProvider.System);
        await act();
        return await load;
    }

    private static async Task<int> KeysAsync(RedisServer redis) =>
        int.Parse((await redis.CommandAsync("DBSIZE")).TrimStart(':'), System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>1 when nobody listens where Redis did.</returns>
    private static async Task<int> RefusalsAsync(RedisServer redis)
    {
        try
        {
            await redis.CommandAsync("PING");
            return 0;
        }
        catch (SocketException)
        {
            return 1;
        }
    }
}
