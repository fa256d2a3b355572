using System.Collections.Immutable;
using System.Reflection;
using Alfred.Diagnostics;
using Alfred.Faults.CrashPoints;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

/// <summary>The process ends between two durable steps of a message's way: each met by name, and proved to be met.</summary>
[Trait("Category", "HomeOnly")]
public sealed class KillAtMomentTests(SharedPostgres postgres)
{
    private const int Many = 50;

    // In the order of a message's way; what is cut off before it is sent waits for half a minute, so nothing comes behind that.
    private static readonly ImmutableArray<string> Moments =
    [
        MessagePath.BeforeStore, MessagePath.Stored, MessagePath.TakenUp, MessagePath.Understood, MessagePath.Applied,
        MessagePath.BeforeCompletion, MessagePath.Completed, MessagePath.Sent, MessagePath.BeforeSend];

    public static readonly TheoryData<string> Each = [.. Moments];

    [Fact]
    public void every_moment_of_the_message_path_has_its_kill()
    {
        var moments = typeof(MessagePath).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => (string)constant.GetValue(null)!);
        Assert.Equal(moments.Except([MessagePath.ListenerName]).Order(), Moments.Append(MessagePath.BeforeOccurrences).Order());
    }

    [Fact]
    public Task nothing_is_lost_or_doubled_by_a_kill_at_each() => RunAsync(Moments);

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Each))]
    public Task nothing_is_lost_or_doubled_by_fifty_kills_at_one(string moment) => RunAsync([.. Enumerable.Repeat(moment, Many)]);

    private async Task RunAsync(ImmutableArray<string> kills)
    {
        await using var points = new CrashPointControl();
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync(), points.Settings);
        run.Home.ReportStatuses();
        // Each from another person, so that none waits behind a reply that is uncertain.
        run.Prepare(new(kills.Length, People: kills.Length, TimeSpan.Zero));
        var saying = new List<Task>();
        for (var kill = 0; kill < kills.Length; kill++)
        {
            var moment = kills[kill];
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
        // What left is settled by the provider's news of it, unless its claim ran out before. What never left is sent again half a minute
        // later, and may be what a later kill meets: cut off twice then, and others with it.
        var left = kills.Count(static moment => moment == MessagePath.Sent);
        var never = kills.Count(static moment => moment == MessagePath.BeforeSend);
        Assert.InRange(ledger.CutOffs, never, never > 1 ? int.MaxValue : never + left);
    }
}
