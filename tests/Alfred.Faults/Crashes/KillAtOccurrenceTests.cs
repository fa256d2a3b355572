using Alfred.Diagnostics;
using Alfred.Faults.CrashPoints;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Crashes;

[Trait("Category", "HomeOnly")]
public sealed class KillAtOccurrenceTests(SharedPostgres postgres)
{
    private const int People = 5;

    [Fact]
    public Task a_briefing_that_is_due_comes_once_however_often_its_start_is_killed() => RunAsync(kills: 2);

    [Fact]
    [Trait("Category", "Full")]
    public Task a_briefing_that_is_due_comes_once_behind_fifty_kills() => RunAsync(kills: 50);

    private async Task RunAsync(int kills)
    {
        await using var points = new CrashPointControl();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), points.Settings);
        run.Home.ReportStatuses();
        for (var person = 0; person < People; person++)
            Assert.StartsWith(
                "Your briefing comes every day at 07:30", await run.Home.AskAlfredAsync("briefing at 7:30", $"3460011122{person}"),
                StringComparison.Ordinal);
        await run.Home.SettledAsync();
        points.ArmedAtStart = MessagePath.BeforeOccurrences;
        Assert.Equal(0, await run.Home.Process.StopAsync());
        // As if the process had been down over the time at which they were due: it sweeps as it starts.
        Assert.Equal(People, await run.Home.AskAsync<int>("""
            with due as (update schedule set next_due = next_due - interval '2 days' returning 1) select count(*)::int from due
            """));
        await run.Home.StartAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            await points.ReachedAsync(MessagePath.BeforeOccurrences);
            Assert.Equal(0L, await run.Home.AskAsync<long>("select count(*) from inbox where channel = 'schedule'"));
            points.ArmedAtStart = kill + 1 < kills ? MessagePath.BeforeOccurrences : null;
            await run.KillAndStartAsync(MessagePath.BeforeOccurrences);
        }

        await Eventually.EqualsAsync($"{People} {People}", () => run.Home.AskAsync<string>(
            "select count(*) || ' ' || count(*) filter (where state = 'done') from inbox where channel = 'schedule'"));
        await run.Home.SettledAsync();
        var received = run.Home.Graph.Sent.All.Skip(People).GroupBy(call => call.To).ToDictionary(sent => sent.Key!, sent => sent.Count());
        Assert.Equal((People, 1), (received.Count, received.Values.Max()));
        Assert.Equal(People, await run.Home.AskAsync<int>("select count(*)::int from schedule where next_due > now()"));
        await run.ProveHealthAsync();
    }
}
