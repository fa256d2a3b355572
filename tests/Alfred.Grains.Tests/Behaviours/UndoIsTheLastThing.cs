using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Behaviours;

/// <summary>Behaviour 9, by what is stored: the journal knows what was last, who did it, and what was taken back.</summary>
public sealed class UndoIsTheLastThing(DatabaseFixture databases)
{
    [Theory]
    [InlineData("add milk", "briefing at 7:30", "undo", "Undone. There is no daily briefing.")]
    [InlineData("setz Milch auf die Liste", "Briefing um 7:30", "rückgängig", "Rückgängig gemacht. ")]
    public async Task the_briefing_goes_first_then_the_milk_and_what_the_schedule_told_is_nobodys(
        string first, string second, string undo, string answer)
    {
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(), more: HomeSkills.Load);
        await SayAsync(alfred, first, second);
        await SayAsync(alfred, undo);
        Assert.StartsWith(answer, alfred.Letters.Texts[^1], StringComparison.Ordinal);
        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from schedule"));
        Assert.NotEmpty(await alfred.GroceriesAsync());

        await SayAsync(alfred, undo);
        Assert.Empty(await alfred.GroceriesAsync());

        await SayAsync(alfred, undo);
        Assert.Equal(
            2L, await alfred.QueryAsync<long>("select count(*) from journal where action = 'undo.last' and details ? 'takesBack'"));
    }

    [Theory]
    [InlineData("spent 12.50 on lunch", "budget travel 500 a month", "undo")]
    [InlineData("12,50 Euro für Mittagessen ausgegeben", "Budget für Reisen 500 im Monat", "rückgängig")]
    public async Task at_work_what_stays_is_said_and_the_expense_goes_when_it_is_asked_for(string first, string second, string undo)
    {
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(), more: WorkSkills.Load);
        await SayAsync(alfred, first, second, undo);
        Assert.Equal(0L, await alfred.QueryAsync<long>("select count(*) from expn where is_void"));
        Assert.NotNull(alfred.Letters.Attempts[^1].Reply.Choices);

        await SayAsync(alfred, "1");
        Assert.Equal(1L, await alfred.QueryAsync<long>("select count(*) from expn where is_void"));
    }

    [Fact]
    public async Task what_somebody_else_did_is_not_the_speakers()
    {
        await using var alfred = await TestInstance.StartAsync(databases, new TestClock(), more: HomeSkills.Load);
        await SayAsync(alfred, "add milk");
        await alfred.Inbox.AcceptAsync(Letters.Written("bobs", "briefing at 7:30", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        await SayAsync(alfred, "undo");

        Assert.Empty(await alfred.GroceriesAsync());
        Assert.Equal(1, await alfred.QueryAsync<long>("select count(*) from schedule"));
    }

    private static async Task SayAsync(TestInstance alfred, params string[] texts)
    {
        foreach (var text in texts)
        {
            alfred.Clock.Advance(TimeSpan.FromSeconds(1));
            var told = alfred.Letters.Attempts.Count;
            await alfred.Inbox.AcceptAsync(Letters.Written($"{told}-{text}", text), CancellationToken.None);
            await alfred.Letters.WaitForAsync(told + 1);
        }
    }
}
