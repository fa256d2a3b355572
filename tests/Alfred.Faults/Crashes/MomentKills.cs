using Alfred.Diagnostics;
using Alfred.Faults.CrashPoints;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

/// <summary>A process ends between two durable steps of a message's way: met by name, several times in a row.</summary>
internal static class MomentKills
{
    public const int Few = 2;
    public const int Many = 50;

    public static async Task RunAsync(SharedPostgres postgres, string moment, int kills)
    {
        await using var points = new CrashPointControl();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), points.Settings);
        run.Home.ReportStatuses();
        // Each from another person, so that none waits behind a reply that is uncertain.
        run.Prepare(new(kills, People: kills, TimeSpan.Zero));
        var saying = new List<Task>();
        for (var kill = 0; kill < kills; kill++)
        {
            // So that it is this message that meets the moment, and nothing else is cut off.
            await run.IdleAsync();
            await points.ArmAsync(moment);
            saying.Add(run.Load.SayAsync(kill, TestContext.Current.CancellationToken));
            await points.ReachedAsync(moment);
            // Behind the storing, the provider has its answer while the message is held.
            if (moment is not (MessagePath.BeforeStore or MessagePath.Stored))
                await saying[kill];
            await run.KillAndStartAsync(moment);
        }

        await Task.WhenAll(saying);
        var ledger = await run.ProveAsync();
        Assert.Equal(0, ledger.ExtraSends);
        // What never left is sent again half a minute later, and may be what a later kill meets: cut off twice then, and others with it.
        if (moment == MessagePath.BeforeSend)
            Assert.InRange(ledger.CutOffs, kills, int.MaxValue);
        else
            // What left is settled by the provider's news of it, unless its claim ran out before.
            Assert.InRange(ledger.CutOffs, 0, moment == MessagePath.Sent ? kills : 0);
    }
}
