using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Benchmarks.Faults;

/// <summary>S4: hundreds of connections that trickle, thousands that say nothing, and honest deliveries among them.</summary>
internal static class SlowSenders
{
    private const int Slow = 500;
    private const int Idle = 5_000;

    // What GatewayKestrel lets in at once.
    private const int Cap = 1_000;

    private const int PerSecond = 20;
    private const double MaxSeconds = 15;
    private const double MaxMilliseconds = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // Refusals come at once; what is let in may stay silent for half a minute.
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(PostgresServer postgres, bool isQuick, Findings findings)
    {
        await using var scene = await Scene.StartAsync(postgres);
        var baseline = (await scene.PaceAsync(PerSecond, TimeSpan.FromSeconds(isQuick ? 5 : 15))).Acknowledgements.Percentile(95);
        await TrickleAsync(scene, TimeSpan.FromSeconds(isQuick ? 20 : 60), baseline, findings);
        await IdleAsync(scene, baseline, findings);
        findings.Books("S4", "honest deliveries", scene.Book);
    }

    /// <summary>Whoever is dropped comes back until the time is up, so that there are always as many.</summary>
    private static async Task TrickleAsync(Scene scene, TimeSpan time, double baseline, Findings findings)
    {
        using var giveUp = new CancellationTokenSource(time + Patience);
        var lives = new ConcurrentBag<double>();
        var begin = Stopwatch.GetTimestamp();
        var load = scene.PaceAsync(PerSecond, time);
        var senders = Task.WhenAll(Enumerable.Range(0, Slow).Select(number => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begin) < time)
                lives.Add((await SlowSender.RunAsync(scene.Product.Port, number, giveUp.Token)).TotalSeconds);
        })));
        await load;
        var areAllDropped = true;
        try
        {
            await senders;
        }
        catch (OperationCanceledException)
        {
            areAllDropped = false;
        }

        findings.AtMost(
            "S4", "500 senders of 1 byte a second: the longest that one is kept", areAllDropped ? lives.Max() : null, MaxSeconds, "s");
        findings.AtMost(
            "S4", "500 senders of 1 byte a second: p95 of honest acknowledgements", scene.Load.Part.Acknowledgements.Percentile(95),
            MaxMilliseconds, "ms", baseline);
        findings.Happened("S4", "slow connections that were dropped", lives.Count);
    }

    private static async Task IdleAsync(Scene scene, double baseline, Findings findings)
    {
        using var end = new CancellationTokenSource();
        var load = scene.PaceAsync(PerSecond, _ => !end.IsCancellationRequested);
        // The honest have their connections before the others come.
        await Eventually.GetAsync(() => Task.FromResult(scene.Load.Part.Messages), static messages => messages >= PerSecond);
        var refused = 0;
        var connections = new ConcurrentBag<Socket>();
        var watching = new ConcurrentBag<Task>();
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Idle), new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                connections.Add(socket);
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, scene.Product.Port, cancellationToken);
                    watching.Add(WatchAsync(socket));
                }
                catch (SocketException)
                {
                    // Refused while it was made.
                    Interlocked.Increment(ref refused);
                }
            });
            end.CancelAfter(IdleTime);
            await load;
            await Task.WhenAll(watching);
        }
        finally
        {
            await end.CancelAsync();
            foreach (var socket in connections)
                socket.Dispose();
        }

        findings.AtLeast("S4", "5,000 idle connections: refused", refused, Idle - Cap);
        findings.AtMost(
            "S4", "5,000 idle connections: p95 of honest acknowledgements", scene.Load.Part.Acknowledgements.Percentile(95),
            MaxMilliseconds, "ms", baseline);
        findings.Happened("S4", "idle connections opened", watching.Count);

        async Task WatchAsync(Socket socket)
        {
            try
            {
                await socket.ReceiveAsync(new byte[1], end.Token);
                Interlocked.Increment(ref refused);
            }
            catch (SocketException)
            {
                Interlocked.Increment(ref refused);
            }
            catch (OperationCanceledException)
            {
                // It stands.
            }
        }
    }
}
