using Alfred.Diagnostics;
using Alfred.Faults.CrashPoints;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Crashes;

/// <summary>
/// A reply that never left can be sent without any risk, however often its process was killed. Seen as 14 replies given up by two kills in
/// a row (seed 1775754094).
/// </summary>
[Trait("Category", "HomeOnly")]
public sealed class KillBeforeSendTests(SharedPostgres postgres)
{
    [Fact]
    [Trait("Category", "Full")]
    public async Task a_reply_that_was_twice_about_to_leave_is_not_given_up()
    {
        await using var points = new CrashPointControl();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), points.Settings);
        run.Home.ReportStatuses();
        run.Prepare(new(Messages: 1, People: 1, TimeSpan.Zero));
        points.ArmedAtStart = MessagePath.BeforeSend;
        await points.ArmAsync(MessagePath.BeforeSend);
        await run.Load.SayAsync(0, TestContext.Current.CancellationToken);
        await points.ReachedAsync(MessagePath.BeforeSend);
        await run.KillAndStartAsync(MessagePath.BeforeSend);
        // Without news for half a minute the next process sends it, and is killed as well.
        await points.ReachedAsync(MessagePath.BeforeSend);
        points.ArmedAtStart = null;
        await run.KillAndStartAsync(MessagePath.BeforeSend);

        var sent = await run.Home.Graph.Sent.WaitForAsync(1, Limits.Reconciled);
        Assert.StartsWith("Added ", sent[0].Text, StringComparison.Ordinal);
        await run.ProveAsync();
    }
}
