using System.Reflection;
using Alfred.Diagnostics;
using Alfred.Faults.CrashPoints;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

/// <summary>A process ends between two durable steps of a message's way: at each of them, met by name, several times in a row.</summary>
[Trait("Category", "HomeOnly")]
public sealed class KillAtMomentTests(SharedPostgres postgres)
{
    // A moment that is added to the product is tested without being named here.
    public static TheoryData<string> Moments =>
        [.. typeof(MessagePath).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetValue(null)!)
            .Except([MessagePath.ListenerName, MessagePath.BeforeOccurrences])];

    [Theory]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled_by_kills_at_a_moment(string moment) => RunAsync(moment, kills: 5);

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled_by_fifty_kills_at_a_moment(string moment) => RunAsync(moment, kills: 50);

    private async Task RunAsync(string moment, int kills)
    {
        await using var points = new CrashPointControl();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), points.Settings);
        run.Home.ReportStatuses();
        run.Prepare(new(kills, People: kills, TimeSpan.Zero));
        var saying = new List<Task>();
        for (var kill = 0; kill < kills; kill++)
        {
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
    }
}
