using System.Diagnostics;
using Alfred.Benchmarks.MessagePath;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Benchmarks.Faults;

/// <summary>R13: Postgres crashes and comes back, and ends connections, while people talk.</summary>
internal static class DatabaseRestarts
{
    private const int PerSecond = 40;
    private const int Restarts = 3;
    private const int Terminations = 100;

    public static async Task RunAsync(PostgresServer postgres, bool isQuick, Findings findings)
    {
        await using var scene = await Scene.StartAsync(postgres);
        var baseline = (await scene.PaceAsync(PerSecond, TimeSpan.FromSeconds(isQuick ? 5 : 15))).Answers.Percentile(95);
        await TerminateAsync(scene, isQuick ? 500 : 1_000, baseline, findings);
        await RestartAsync(scene, postgres, isQuick ? 500 : 1_000, baseline, findings);
    }

    private static async Task RestartAsync(Scene scene, PostgresServer postgres, int messages, double baseline, Findings findings)
    {
        var isOver = false;
        var load = scene.PaceAsync(PerSecond, part => part.Messages < messages || !Volatile.Read(ref isOver));
        var part = scene.Load.Part;
        var recovery = new Recovery(part, PerSecond, baseline);
        var ends = new List<long>();
        try
        {
            while (ends.Count < Restarts)
            {
                await AskedAsync(part, (ends.Count + 1) * messages / (Restarts + 1));
                await postgres.RestartAsync();
                ends.Add(Stopwatch.GetTimestamp());
                // Each crash hits a product that is well again.
                await recovery.WaitFromAsync(ends[^1]);
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }

        await load;
        var seconds = ends.Select(recovery.SecondsFrom).ToArray();
        findings.AtMost(
            "R13", "Postgres crashed: until p95 of replies ≤ 1.5 × baseline, the longest of three",
            seconds.Contains(null) ? null : seconds.Max(), Recovery.Aim.TotalSeconds, "s");
        findings.Books("R13", "Postgres crashed three times", scene.Book);
        findings.Happened("R13", "crashes and restarts of Postgres", ends.Count);
        findings.Happened("R13", "deliveries refused meanwhile", part.Refusals.Count);
    }

    private static async Task TerminateAsync(Scene scene, int messages, double baseline, Findings findings)
    {
        var load = scene.PaceAsync(PerSecond, part => part.Messages < messages);
        var part = scene.Load.Part;
        var ended = 0;
        for (var time = 1; time <= Terminations; time++)
        {
            await AskedAsync(part, time * messages / (Terminations + 1));
            // The time before may have left none for the moment.
            ended += await Eventually.GetAsync(() => PostgresServer.TerminateBackendsAsync(scene.DatabaseName), static ended => ended > 0);
        }

        await load;
        findings.None("R13", "all back ends ended 100 times: deliveries refused", part.Refusals.Count);
        findings.Note("R13", "all back ends ended 100 times: p95 of replies", part.Answers.Percentile(95), "ms", baseline);
        findings.Happened("R13", "connections ended", ended);
    }

    private static Task AskedAsync(Part part, int messages) =>
        Eventually.GetAsync(() => Task.FromResult(part.Messages), asked => asked >= messages, Limits.Reconciled);
}
