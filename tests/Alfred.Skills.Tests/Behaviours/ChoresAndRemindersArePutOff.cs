using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>
/// Behaviour 15: who says no more than "snooze" means what they were told last, whichever it was. It is Monday, 23 November 2026, 07:00 in
/// Madrid.
/// </summary>
public sealed class ChoresAndRemindersArePutOff
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("en", "snooze 2 hours", "Again today at 10:00: bins")]
    [InlineData("en", "snooze till tomorrow at 10", "Again tomorrow, Tuesday, 24 November, at 10:00: bins")]
    [InlineData("de", "schlummern 2 Stunden", "Noch einmal heute um 10:00: bins")]
    [InlineData("es", "pospón 2 horas", "Otra vez hoy a las 10:00: bins")]
    [InlineData("fr", "reporte de 2 heures", "De nouveau aujourd'hui à 10:00 : bins")]
    [InlineData("nl", "snooze 2 uur", "Nog eens vandaag om 10:00: bins")]
    public async Task a_chore_that_was_just_told_of_is_meant(string language, string said, string answer)
    {
        await _home.SayAsync("Ada", "bins every Monday at 8 for me");
        await _home.PassAsync(Duration.FromHours(1));
        Assert.Single(_home.Told);
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
        await _home.PassAsync(Duration.FromHours(30));
        Assert.Equal(2, _home.Told.Count);
    }

    [Theory]
    [InlineData("en", "snooze 2 hours", "Again today at 10:00: call mum")]
    [InlineData("de", "schlummern 2 Stunden", "Noch einmal heute um 10:00: call mum")]
    public async Task a_reminder_that_came_after_the_chore_is_meant(string language, string said, string answer)
    {
        await _home.SayAsync("Ada", "bins every Monday at 7:30 for me");
        await _home.SayAsync("Ada", "remind me at 8:00 to call mum");
        await _home.PassAsync(Duration.FromHours(1));
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Theory]
    [InlineData("en", "snooze 2 hours", "Which one do you mean?", "Again today at 10:00: bins")]
    [InlineData("de", "schlummern 2 Stunden", "Welche meinst du?", "Noch einmal heute um 10:00: bins")]
    public async Task of_two_that_came_together_one_is_picked(string language, string said, string question, string answer)
    {
        await _home.SayAsync("Ada", "bins every Monday at 8 for me");
        await _home.SayAsync("Ada", "remind me at 8:00 to call mum");
        await _home.PassAsync(Duration.FromHours(1));
        _home.Of("Ada").Language = SkillSet.Languages[language];
        var asked = (await _home.SayAsync("Ada", said)).Split('\n');
        Assert.Equal(question, asked[0]);
        Assert.Equal(["bins", "call mum"], asked[1..].Select(static line => line[3..]).Order(StringComparer.Ordinal));
        var number = asked.Single(static line => line.EndsWith("bins", StringComparison.Ordinal))[..1];
        Assert.Equal(answer, await _home.SayAsync("Ada", number));
    }

    [Theory]
    [InlineData("en", "that's done", "Done: bins.")]
    [InlineData("en", "ok it's done", "Done: bins.")]
    [InlineData("en", "done it", "Done: bins.")]
    [InlineData("en", "I did it", "Done: bins.")]
    [InlineData("de", "das ist erledigt", "Erledigt: bins.")]
    [InlineData("de", "ist schon erledigt", "Erledigt: bins.")]
    [InlineData("de", "es ist erledigt", "Erledigt: bins.")]
    [InlineData("de", "das habe ich gemacht", "Erledigt: bins.")]
    [InlineData("es", "eso está hecho", "Hecho: bins.")]
    [InlineData("es", "ya lo hice", "Hecho: bins.")]
    [InlineData("fr", "c'est fait", "C'est fait : bins.")]
    [InlineData("fr", "ça c'est fait", "C'est fait : bins.")]
    [InlineData("nl", "dat is klaar", "Klaar: bins.")]
    [InlineData("nl", "dat heb ik gedaan", "Klaar: bins.")]
    public async Task that_is_done_means_the_chore_that_was_told_of_last(string language, string said, string answer)
    {
        await _home.SayAsync("Ada", "bins every Monday at 8 for me");
        await _home.SayAsync("Ada", "add chore windows");
        await _home.PassAsync(Duration.FromHours(1));
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.StartsWith(answer, await _home.SayAsync("Ada", said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "who has to do windows?", "that's done", "Done: windows.")]
    [InlineData("de", "zeig die Aufgabe windows", "das ist erledigt", "Erledigt: windows.")]
    public async Task it_means_the_chore_that_was_named_last(string language, string named, string said, string answer)
    {
        await _home.SayAsync("Ada", "add chore windows");
        await _home.SayAsync("Ada", "add chore bins");
        await _home.PassAsync(Duration.FromHours(1));
        _home.Of("Ada").Language = SkillSet.Languages[language];
        await _home.SayAsync("Ada", named);
        Assert.StartsWith(answer, await _home.SayAsync("Ada", said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "that's done", "call mum")]
    [InlineData("de", "das ist erledigt", "call mum")]
    public async Task it_means_a_reminder_that_came_after_the_chore(string language, string said, string text)
    {
        await _home.SayAsync("Ada", "bins every Monday at 7:30 for me");
        await _home.SayAsync("Ada", "remind me at 8:00 to call mum");
        await _home.PassAsync(Duration.FromHours(1));
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Contains(text, await _home.SayAsync("Ada", said), StringComparison.Ordinal);
        Assert.Single(_home.Grains.Board.Open);
    }

    [Theory]
    [InlineData("en", "that's done", "Which one?")]
    [InlineData("de", "das ist erledigt", "Welche?")]
    public async Task of_two_that_were_named_one_is_picked_and_done(string language, string said, string question)
    {
        await _home.SayAsync("Ada", "add chore windows");
        await _home.SayAsync("Ada", "add chore bins");
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Equal($"{question}\n1. windows\n2. bins", await _home.SayAsync("Ada", said));
        await _home.SayAsync("Ada", "1");
        Assert.Equal("bins", _home.Grains.Board.Open.Single().Chore.Name);
    }

    [Theory]
    [InlineData("en", "that's done", "Which one?")]
    [InlineData("fr", "c'est fait", "Laquelle ?")]
    public async Task with_nothing_named_it_is_asked_even_about_the_only_chore(string language, string said, string question)
    {
        await _home.SayAsync("Bob", "add chore bins");
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Equal($"{question}\n1. bins", await _home.SayAsync("Ada", said));
        Assert.Single(_home.Grains.Board.Open);
    }

    [Theory]
    [InlineData("en", "list", "that's done")]
    [InlineData("de", "Liste", "das ist erledigt")]
    public async Task with_the_grocery_list_on_the_screen_it_may_be_one_of_its_entries(string language, string list, string said)
    {
        await _home.SayAsync("Bob", "add chore bins");
        await _home.SayAsync("Bob", "add milk, eggs");
        _home.Of("Ada").Language = SkillSet.Languages[language];
        await _home.SayAsync("Ada", list);
        Assert.EndsWith("\n1. milk\n2. eggs", await _home.SayAsync("Ada", said), StringComparison.Ordinal);
        await _home.SayAsync("Ada", "1");
        Assert.Equal("eggs", _home.Grains.List.Open.Single().Item.Name);
        Assert.Single(_home.Grains.Board.Open);
    }

    [Fact]
    public async Task after_a_day_nothing_is_meant_by_it()
    {
        await _home.SayAsync("Ada", "add chore bins today at 8 for me");
        await _home.PassAsync(Duration.FromHours(26));
        Assert.DoesNotContain("bins", await _home.SayAsync("Ada", "snooze"), StringComparison.Ordinal);
    }
}
