using System.Diagnostics;
using System.Net;
using Alfred.Faults.Runs;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Dependencies;

/// <summary>Postgres hangs: connections stand, nothing is answered. The worst a database can do to who waits for it.</summary>
[Trait("Category", "HomeOnly")]
public sealed class PostgresHangTests
{
    // Seconds; Slack gives up after 3.
    private const double MaxSeconds = 2.5;

    // Megabytes.
    private const double MaxGrowth = 100;

    // What the pools of the product may open at most.
    private const int MaxConnections = 35;

    [Fact]
    public Task while_postgres_hangs_deliveries_are_refused_in_time_and_kept_by_the_provider() => RunAsync(TimeSpan.FromSeconds(5));

    [Fact]
    [Trait("Category", "Full")]
    public Task while_postgres_hangs_deliveries_are_refused_in_time_and_come_again() =>
        RunAsync(TimeSpan.FromSeconds(60));

    private static async Task RunAsync(TimeSpan hang)
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.ReportStatuses();
        var refusals = new List<double>();
        var others = new List<double>();
        var isHung = false;
        run.Begin(new(Messages: 60 + (int)(hang.TotalSeconds * 5), People: 30, TimeSpan.FromMilliseconds(50)), DeliverAsync);
        await run.Load.AcknowledgedAsync(20);
        var before = await run.Home.Process.ResidentMegabytesAsync();
        var hungSince = Stopwatch.GetTimestamp();

        await postgres.HangAsync();
        Volatile.Write(ref isHung, true);
        try
        {
            run.Happened("Postgres hangs");
            Assert.True(run.IsUnderLoad);
            await Eventually.GetAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(hungSince)), elapsed => elapsed >= hang, hang * 2);
            run.Note("memoryGrowthMegabytes", (long)(await run.Home.Process.ResidentMegabytesAsync() - before));
            Volatile.Write(ref isHung, false);
        }
        finally
        {
            await postgres.GoOnAsync();
        }

        Assert.InRange(await run.Home.Process.ResidentMegabytesAsync() - before, -MaxGrowth, MaxGrowth);
        Assert.InRange(
            await run.Home.AskAsync<int>(
                "select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"),
            1, MaxConnections);
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
        lock (refusals)
        {
            Assert.NotEmpty(refusals);
            run.Note("refusals", refusals.Count);
            run.Note("longestRefusalMilliseconds", (long)(refusals.Max() * 1000));
            run.Note("medianRefusalMilliseconds", (long)(Median(refusals) * 1000));
            run.Note("medianHealthMilliseconds", (long)(Median(others) * 1000));
            // Beside requests that need no database: what a busy machine adds to both says nothing about the product.
            Assert.InRange(Median(refusals) - Median(others), 0, MaxSeconds);
        }

        async Task<HttpStatusCode> DeliverAsync(byte[] body)
        {
            var wasHung = Volatile.Read(ref isHung);
            var since = Stopwatch.GetTimestamp();
            var status = await run.Home.DeliverAsync(body);
            if (wasHung && Volatile.Read(ref isHung))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
                var refused = Stopwatch.GetElapsedTime(since).TotalSeconds;
                var asked = Stopwatch.GetTimestamp();
                using var health = await run.Home.Client.GetAsync("/healthz");
                lock (refusals)
                {
                    refusals.Add(refused);
                    others.Add(Stopwatch.GetElapsedTime(asked).TotalSeconds);
                }
            }

            return status;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
