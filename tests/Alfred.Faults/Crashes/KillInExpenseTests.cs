using System.Collections.Immutable;
using System.Globalization;
using Alfred.Diagnostics;
using Alfred.Faults.CrashPoints;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Crashes;

/// <summary>
/// A slash command that was stored is Slack's no more: it must be done and answered once, although nobody delivers it again.
/// </summary>
[Trait("Category", "BizOnly")]
public sealed class KillInExpenseTests(SharedPostgres postgres)
{
    private static readonly string[] Moments =
        [
            MessagePath.Stored, MessagePath.TakenUp, MessagePath.Understood, MessagePath.Applied, MessagePath.BeforeCompletion,
            MessagePath.Completed];

    [Fact]
    public async Task an_expense_is_logged_and_answered_once_wherever_the_process_is_killed()
    {
        await using var points = new CrashPointControl();
        await using var biz = await BizInstance.PrepareAsync(await postgres.CreateDatabaseAsync(), points.Settings);
        await biz.StartAsync();
        for (var i = 0; i < Moments.Length; i++)
        {
            await points.ArmAsync(Moments[i]);
            var giving = biz.CommandAsync($"expense {Amount(i)}");
            await points.ReachedAsync(Moments[i]);
            await biz.Process.KillAsync();
            // The response broke off, or said before that the answer follows.
            if (await Record.ExceptionAsync(() => giving) is { } exception)
                Assert.IsType<HttpRequestException>(exception);
            await biz.StartAsync();
            await Eventually.EqualsAsync(i + 1, () => biz.AskAsync<int>("select count(*)::int from outbox where state = 'sent'"));
        }

        var answers = Enumerable.Range(0, Moments.Length).Select(i => $"Logged €{Amount(i)}").ToArray();
        Assert.Equal(answers, biz.Slack.Sent.All.Select(call => call.Text));
        Assert.Equal($"{Moments.Length} {Moments.Length} {Moments.Length}", await biz.AskAsync<string>(
            "select (select count(*) from expn) || ' ' || (select count(distinct amount) from expn) || ' ' || (select count(*) from " +
            "journal)"));
        Assert.Equal("pong", await biz.AnswerAsync("ping"));
        Assert.Equal(0, await biz.Process.StopAsync());
        await new RunReport
        {
            Test = TestContext.Current.Test?.TestDisplayName ?? "",
            Kills = Moments.Length,
            PointsHit = Moments.ToImmutableSortedDictionary(moment => moment, _ => 1),
            IsHealthy = true,
        }.WriteAsync();
    }

    private static string Amount(int number) => (10.25m + number).ToString(CultureInfo.InvariantCulture);
}
