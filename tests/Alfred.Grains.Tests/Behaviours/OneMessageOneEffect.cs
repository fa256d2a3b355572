using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Behaviours;

/// <summary>Behaviour 1: a message acts once, however often, how much at once and how late it is delivered.</summary>
public sealed class OneMessageOneEffect(DatabaseFixture databases)
{
    [Theory]
    [InlineData("add 2 milk", "Added milk (2).")]
    [InlineData("setz 2 Milch auf die Liste", "Notiert: Milch (2).")]
    public async Task copies_at_once_and_a_week_after_a_restart_are_one_effect_and_one_answer(string said, string answer)
    {
        var (database, clock) = (await databases.CreateAsync(), new TestClock());
        var letters = new Letters(clock);
        await using (var alfred = await TestInstance.StartAsync(database, clock, letters, more: HomeSkills.Load))
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DeliverAsync(alfred, "1", said)));
            await letters.WaitForAsync(1);
        }

        clock.Advance(TimeSpan.FromDays(7));
        await using var restarted = await TestInstance.StartAsync(database, clock, letters, more: HomeSkills.Load);
        await DeliverAsync(restarted, "1", said);
        await DeliverAsync(restarted, "2", said);
        await letters.WaitForAsync(2);

        Assert.Equal(answer, letters.Texts[0]);
        // What is said once more, in a message of its own, counts.
        Assert.EndsWith("2 → 4.", letters.Texts[1], StringComparison.Ordinal);
        Assert.Equal(2, letters.Attempts.Count);
    }

    [Theory]
    [InlineData("spent 12.50 on lunch", "Logged €12.50 · lunch")]
    [InlineData("12,50 Euro für Mittagessen ausgegeben", "Notiert: 12,50 € · Mittagessen")]
    public async Task at_work_copies_at_once_and_after_a_restart_are_one_expense(string said, string answer)
    {
        var (database, clock) = (await databases.CreateAsync(), new TestClock());
        var letters = new Letters(clock);
        await using (var alfred = await TestInstance.StartAsync(database, clock, letters, more: WorkSkills.Load))
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DeliverAsync(alfred, "1", said)));
            await letters.WaitForAsync(1);
        }

        clock.Advance(TimeSpan.FromDays(7));
        await using var restarted = await TestInstance.StartAsync(database, clock, letters, more: WorkSkills.Load);
        await DeliverAsync(restarted, "1", said);
        await DeliverAsync(restarted, "2", said);
        await letters.WaitForAsync(2);

        Assert.StartsWith(answer, letters.Texts[0].Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(2, letters.Attempts.Count);
        Assert.Equal(2L, await restarted.CountAsync("expn"));
    }

    private static Task DeliverAsync(TestInstance alfred, string id, string said) =>
        alfred.Inbox.AcceptAsync(Letters.Written(id, said), CancellationToken.None);
}
