using System.Diagnostics;
using Alfred.Faults.Runs;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Graph;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Channels;

[Trait("Category", "HomeOnly")]
public sealed class RateLimitTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);

    // What had begun before the limit was told, on a machine that is busy.
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task nothing_is_sent_before_the_provider_allows_and_everything_in_order_afterwards()
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.ReportStatuses();
        run.Begin(new(Messages: 120, People: 15, TimeSpan.FromMilliseconds(50)));
        var limits = new List<long>();
        for (var limit = 1; limit <= 2; limit++)
        {
            await run.Load.AcknowledgedAsync(limit * 30);
            // A throttle of Meta's comes as HTTP 400 with a code, or as 429.
            run.Home.Graph.AnswerNext(GraphError.Of(130429, status: limit == 1 ? 429 : 400).WithRetryAfter(Wait));
            var refused = await Eventually.GetAsync(() => Task.FromResult(Refused(run.Home.Graph)), refused => refused.Count == limit);
            run.Happened("limited for 3 s");
            limits.Add(refused[^1].At);
            await run.Home.Graph.Calls.WaitForAsync(
                calls => Stopwatch.GetElapsedTime(limits[^1], calls[^1].At) > Wait, "a call behind the limit", Limits.Patience);
        }

        var ledger = await run.ProveAsync();
        Assert.Equal((0, 0), (ledger.ExtraSends, ledger.Uncertain));
        Assert.Empty(from call in run.Home.Graph.Calls.All
                     from limit in limits
                     let behind = Stopwatch.GetElapsedTime(limit, call.At)
                     where behind > UnderWay && behind < Wait
                     select behind);
    }

    private static List<GraphCall> Refused(FakeGraph graph)
    {
        var calls = graph.Calls.All;
        return [.. calls.Except(graph.Sent.All)];
    }
}
