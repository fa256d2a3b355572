using System.Diagnostics;
using Alfred.Benchmarks.MessagePath;
using Alfred.Testing;

namespace Alfred.Benchmarks.Faults;

/// <summary>R14: Postgres hangs. Connections stand, nothing is answered.</summary>
internal static class DatabaseHang
{
    private const int PerSecond = 20;
    private const double SlowestMilliseconds = 2_500;
    private const double MaxGrowth = 100;

    public static async Task RunAsync(PostgresServer postgres, bool isQuick, Findings findings)
    {
        var hang = TimeSpan.FromSeconds(isQuick ? 20 : 60);
        await using var scene = await Scene.StartAsync(postgres);
        var baseline = (await scene.PaceAsync(PerSecond, TimeSpan.FromSeconds(isQuick ? 5 : 15))).Answers.Percentile(95);
        var before = Usage.Resident(scene.Product.Id);
        using var memory = new MemoryWatch(scene.Product.Id);
        var isOver = false;
        var load = scene.PaceAsync(PerSecond, _ => !Volatile.Read(ref isOver));
        var part = scene.Load.Part;
        var recovery = new Recovery(part, PerSecond, baseline);
        long end;
        int answered;
        try
        {
            await postgres.HangAsync();
            try
            {
                // What was under way is through by then.
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
                answered = part.Answers.Count;
                await Task.Delay(hang - TimeSpan.FromSeconds(1), TimeProvider.System);
                answered = part.Answers.Count - answered;
            }
            finally
            {
                end = Stopwatch.GetTimestamp();
                await postgres.GoOnAsync();
            }

            await recovery.WaitFromAsync(end);
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }

        await load;
        findings.AtMost("R14", "Postgres hangs: slowest refusal of a delivery", part.Refusals.Percentile(100), SlowestMilliseconds, "ms");
        findings.None("R14", "Postgres hangs: refusals other than 503", part.OddRefusals);
        findings.AtMost("R14", "Postgres hangs: growth of the resident memory at most", memory.Most - before, MaxGrowth, "MB");
        findings.AtMost(
            "R14", "Postgres goes on: until p95 of replies ≤ 1.5 × baseline", recovery.SecondsFrom(end), Recovery.Aim.TotalSeconds, "s");
        findings.Books("R14", "Postgres hangs", scene.Book);
        findings.Happened("R14", "deliveries refused while it hung", part.Refusals.Count);
        if (answered > 0)
            throw new InvalidOperationException("replies came while Postgres was stopped");
    }
}
