using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 17: the chores of the day in the briefing. It is Monday, 23 November 2026, 07:00 in Madrid.</summary>
public sealed class BriefingChores
{
    private readonly Household _home = new(
        TestDirectory.Adult("Ada"), TestDirectory.Adult("Bob") with { Language = "de", IsLanguageChosen = true });

    [Fact]
    public async Task what_is_overdue_stands_before_what_is_due_today_and_what_is_due_later_is_left_out()
    {
        await _home.SayAsync("Ada", "add chore taxes on Tuesday for me");
        await _home.SayAsync("Ada", "add chore oven on Wednesday for me");
        await _home.SayAsync("Ada", "add chore attic on Tuesday");
        await _home.SayAsync("Ada", "add chore windows on Friday for me");
        await _home.SayAsync("Ada", "add chore cellar on Tuesday for Bob");
        _home.Now = Instant.FromUtc(2026, 11, 25, 6, 0);
        Assert.Equal(
            """
            Good morning, Ada. It is Wednesday, 25 November.
            Overdue: taxes and attic.
            Your chores: oven.
            """,
            await _home.SayAsync("Ada", "briefing"));
        Assert.Equal(
            """
            Guten Morgen, Bob. Heute ist Mittwoch, 25. November.
            Überfällig: cellar und attic.
            """,
            await _home.SayAsync("Bob", "Briefing"));
    }

    [Fact]
    public async Task whose_turn_it_is_is_told_of_that_day_and_who_is_away_is_skipped()
    {
        await _home.SayAsync("Ada", "dishes every day, Ada and Bob take turns");
        await _home.SayAsync("Ada", "I'm away until Wednesday");
        _home.Now = Instant.FromUtc(2026, 11, 24, 6, 0);
        Assert.Contains("Deine Aufgaben: dishes.", await _home.SayAsync("Bob", "Briefing"), StringComparison.Ordinal);
        Assert.DoesNotContain("dishes", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_is_paused_or_waits_for_an_adult_is_nobodys_to_do()
    {
        await _home.SayAsync("Ada", "bins every day for me");
        await _home.SayAsync("Ada", "pause the bins chore");
        _home.Now = Instant.FromUtc(2026, 11, 25, 6, 0);
        Assert.DoesNotContain("bins", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }
}
