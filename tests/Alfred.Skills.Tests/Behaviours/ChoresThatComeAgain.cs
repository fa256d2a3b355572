using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>
/// Behaviour 14: chores that come again, as people plan them, take turns and read of them. It is Monday, 23 November 2026, 07:00 in Madrid.
/// </summary>
public sealed class ChoresThatComeAgain
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("take out the bins every Tuesday at 8pm", "Added take out the bins.\n"
        + "take out the bins: first on Tuesday, 24 November at 20:00, then Tuesday, 1 December and Tuesday, 8 December.")]
    [InlineData("every Tuesday at 8pm take out the bins", "Added take out the bins.\n"
        + "take out the bins: first on Tuesday, 24 November at 20:00, then Tuesday, 1 December and Tuesday, 8 December.")]
    [InlineData("add chore bins every Tuesday for Bob", "Added bins (Bob).\n"
        + "bins: first on Tuesday, 24 November, then Tuesday, 1 December and Tuesday, 8 December.")]
    [InlineData("vacuum monthly on the 31st", "Added vacuum.\n"
        + "vacuum: first on Monday, 30 November, then Thursday, 31 December and Sunday, 31 January.")]
    [InlineData("water the plants 3 days after it was last done", "Added water the plants.\n"
        + "water the plants: first on Thursday, 26 November; after that it counts from when it was last done.")]
    [InlineData("clean the bathroom every two weeks, Ada and Bob take turns", "Added clean the bathroom.\n"
        + "clean the bathroom: first on Tuesday, 24 November, then Tuesday, 8 December and Tuesday, 22 December.\n"
        + "Turns: Ada, Bob. Ada begins.")]
    [InlineData("add chore call the plumber tomorrow at 9", "Added call the plumber.\n"
        + "call the plumber: due Tuesday, 24 November at 09:00.")]
    [InlineData("Müll rausbringen jeden Dienstag um 20 Uhr", "Notiert: Müll rausbringen.\n"
        + "Müll rausbringen: zuerst am Dienstag, 24. November um 20:00, dann Dienstag, 1. Dezember und Dienstag, 8. Dezember.")]
    [InlineData("jeden Dienstag um 20 Uhr den Müll rausbringen", "Notiert: Müll rausbringen.\n"
        + "Müll rausbringen: zuerst am Dienstag, 24. November um 20:00, dann Dienstag, 1. Dezember und Dienstag, 8. Dezember.")]
    [InlineData("Blumen gießen 3 Tage nach dem letzten Mal", "Notiert: Blumen gießen.\n"
        + "Blumen gießen: zuerst am Donnerstag, 26. November; danach zählt, wann es zuletzt erledigt wurde.")]
    public async Task Is_planned(string sentence, string answer) => Assert.Equal(answer, await _home.SayAsync("Ada", sentence));

    [Theory]
    [InlineData("add chore walk the dog for me")]
    [InlineData("Aufgabe mit dem Hund rausgehen für mich")]
    [InlineData("añade la tarea pasear al perro para mí")]
    [InlineData("ajoute la tâche promener le chien pour moi")]
    [InlineData("taak hond uitlaten voor mij")]
    public async Task For_the_speaker_it_is_when_they_say_so(string sentence)
    {
        await _home.SayAsync("Ada", sentence);
        Assert.Equal("Ada", Assert.Single(_home.Grains.Board.Open).Chore.Assignee);
    }

    [Fact]
    public async Task turns_by_the_week_are_taken_in_the_order_that_was_said()
    {
        var home = new Household(
            TestDirectory.Adult("Ada"), TestDirectory.Adult("Bob"), TestDirectory.Adult("Cleo"));
        Assert.EndsWith(
            "\nTurns by the week: Ada, Bob, Cleo. Ada begins.",
            await home.SayAsync("Cleo", "dishes every day, we take turns by the week, Ada then Bob then Cleo"));
        Assert.Equal("dishes: Ada.", await home.SayAsync("Bob", "whose turn is it?"));
        await home.PassAsync(Duration.FromDays(7));
        Assert.Equal("dishes: Bob.", await home.SayAsync("Bob", "whose turn is it to do the dishes?"));
    }

    [Theory]
    [InlineData("I go to the gym every Tuesday")]
    [InlineData("what do we do every Sunday?")]
    [InlineData("ich gehe jeden Dienstag schwimmen")]
    [InlineData("bins every now and then")]
    public async Task No_chore_is_made_of(string sentence)
    {
        await _home.SayAsync("Ada", sentence);
        Assert.Empty(_home.Grains.Board.Open);
    }

    [Fact]
    public async Task done_early_does_not_move_the_calendar_and_done_twice_is_said()
    {
        await _home.SayAsync("Ada", "bins every Tuesday at 8pm");
        Assert.Equal(
            "Done: bins. Thank you, Bob! Nothing else is open.\nbins: next on Tuesday, 1 December at 20:00.",
            await _home.SayAsync("Bob", "done bins"));
        Assert.Equal("bins: done already by Bob. Next on Tuesday, 1 December at 20:00.", await _home.SayAsync("Ada", "done bins"));
        Assert.Single(_home.Grains.Board.Done);
    }

    [Fact]
    public async Task done_after_three_missed_weeks_is_due_next_in_the_future()
    {
        await _home.SayAsync("Ada", "Müll jeden Dienstag um 20 Uhr");
        await _home.PassAsync(Duration.FromDays(24));
        Assert.EndsWith("\nMüll: das nächste Mal am Dienstag, 22. Dezember um 20:00.", await _home.SayAsync("Ada", "Müll erledigt"));
        Assert.Single(_home.Grains.Board.Done);
    }

    [Fact]
    public async Task done_at_ten_to_midnight_belongs_to_that_day()
    {
        await _home.SayAsync("Ada", "dishes every day");
        _home.Now = Instant.FromUtc(2026, 11, 24, 22, 50);
        Assert.EndsWith("next on Wednesday, 25 November.", await _home.SayAsync("Ada", "done dishes"));
        Assert.StartsWith("dishes: Ada, Tuesday, 24 November at 23:50", await _home.SayAsync("Bob", "who did the dishes?"));
    }

    [Theory]
    [InlineData("en", "chores", "1. bins (due today)\n2. call mum (Bob, due today at 20:00)\n3. oven (due Wednesday, 25 November)")]
    [InlineData(
        "de", "Aufgaben", "1. bins (heute fällig)\n2. call mum (Bob, heute um 20:00 fällig)\n3. oven (fällig Mittwoch, 25. November)")]
    public async Task what_is_due_today_is_called_so(string language, string said, string answer)
    {
        await _home.SayAsync("Ada", "add chore bins today");
        await _home.SayAsync("Ada", "add chore call mum today at 20:00 for Bob");
        await _home.SayAsync("Ada", "add chore oven on Wednesday");
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Theory]
    [InlineData("who did what?")]
    [InlineData("wer hat was gemacht?")]
    [InlineData("¿quién hizo qué?")]
    [InlineData("qui a fait quoi ?")]
    [InlineData("wie heeft wat gedaan?")]
    public async Task who_did_what_is_the_history(string said)
    {
        await _home.SayAsync("Ada", "add chore bins");
        await _home.SayAsync("Bob", "done bins");
        Assert.Contains("bins: Bob", (await _home.SayAsync("Ada", said)).Replace("bins : Bob", "bins: Bob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task somebody_else_has_the_credit()
    {
        await _home.SayAsync("Ada", "dishes every day, Ada and Bob take turns");
        await _home.SayAsync("Bob", "done dishes");
        Assert.StartsWith("dishes: Bob, Monday, 23 November", await _home.SayAsync("Ada", "who did the dishes?"));
        Assert.Equal(
            "In the last 30 days: Bob 1, Ada 0.\n1 of these was somebody else's turn.", await _home.SayAsync("Ada", "who does the most?"));
        Assert.Equal("dishes: Bob.", await _home.SayAsync("Ada", "whose turn is it"));
    }

    [Fact]
    public async Task a_chore_is_moved_paused_and_taken_off()
    {
        await _home.SayAsync("Ada", "bins every Tuesday");
        Assert.Equal("bins: due Friday, 27 November.", await _home.SayAsync("Ada", "make the bins due on Friday"));
        Assert.StartsWith("Paused: bins.", await _home.SayAsync("Ada", "pause the bins chore"));
        Assert.Equal("1. bins (paused)", await _home.SayAsync("Ada", "chores"));
        Assert.StartsWith("On again: bins.\n", await _home.SayAsync("Ada", "resume the bins chore"));
        Assert.Equal("Off for good: bins.", await _home.SayAsync("Ada", "stop the bins chore"));
        Assert.Empty(_home.Grains.Board.Open);
    }

    [Fact]
    public async Task chores_of_one_person_and_overdue_ones_are_shown()
    {
        await _home.SayAsync("Ada", "add chores: oven for Bob, windows for me, attic");
        await _home.SayAsync("Ada", "bins every day for Bob");
        Assert.Equal("1. oven (Bob)\n2. bins (Bob, due Tuesday, 24 November)", await _home.SayAsync("Ada", "chores of Bob"));
        Assert.Equal("1. windows (Ada)", await _home.SayAsync("Ada", "my chores"));
        Assert.Equal("Nothing is overdue.", await _home.SayAsync("Ada", "overdue chores"));
        await _home.PassAsync(Duration.FromDays(2));
        Assert.Equal("1. bins (Bob, overdue since Tuesday, 24 November)", await _home.SayAsync("Ada", "overdue chores"));
        Assert.Equal("I do not know \"Zoe\". Here are Ada or Bob.", await _home.SayAsync("Ada", "chores of Zoe"));
    }

    [Fact]
    public async Task a_chore_is_given_to_somebody()
    {
        await _home.SayAsync("Ada", "add chore dishes");
        Assert.Equal("dishes: Bob.", await _home.SayAsync("Ada", "Bob is responsible for the dishes"));
        Assert.Equal("1. dishes (Bob)", await _home.SayAsync("Bob", "my chores"));
    }

    [Fact]
    public async Task planning_a_chore_again_changes_it()
    {
        await _home.SayAsync("Ada", "bins every Tuesday at 8pm");
        Assert.StartsWith("Changed bins.\nbins: first on Wednesday, 25 November", await _home.SayAsync("Bob", "bins every Wednesday"));
        Assert.Single(_home.Grains.Board.Open);
    }
}
