using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Birthdays are the household's, and the briefing tells of them in time.</summary>
public sealed class BriefingBirthdays
{
    private readonly Household _home = new();

    [Theory]
    [InlineData("Ada's birthday is 3 May", "Noted: Ada, 3 May.")]
    [InlineData("Ada's birthday is on May 3rd", "Noted: Ada, 3 May.")]
    [InlineData("Grandma's birthday is 12 March 1950", "Noted: Grandma, 12 March. Turns 77 on Friday, 12 March.")]
    [InlineData("Leo was born on 24 November 2017", "Noted: Leo, 24 November. Turns 9 on Tuesday, 24 November.")]
    [InlineData("Zoe's birthday is 29 February", "Noted: Zoe, 29 February.")]
    [InlineData("grandma turns 80 on March 3", "Noted: grandma, 3 March. Turns 80 on Wednesday, 3 March.")]
    [InlineData("Leo will be 9 on 24 November", "Noted: Leo, 24 November. Turns 9 on Tuesday, 24 November.")]
    public async Task a_birthday_is_noted(string said, string answer) => Assert.Equal(answer, await _home.SayAsync("Ada", said));

    [Theory]
    [InlineData("de", "Oma hat am 12. März 1950 Geburtstag", "Gemerkt: Oma, 12. März. Wird 77 am Freitag, 12. März.")]
    [InlineData("de", "Oma wird am 3. März 80", "Gemerkt: Oma, 3. März. Wird 80 am Mittwoch, 3. März.")]
    [InlineData("es", "la abuela cumple 80 el 3 de marzo", "Apuntado: abuela, 3 de marzo. Cumple 80 el miércoles, 3 de marzo.")]
    [InlineData("fr", "Mamie aura 80 ans le 3 mars", "Noté : Mamie, 3 mars. Aura 80 ans le mercredi 3 mars.")]
    [InlineData("nl", "Oma wordt 80 op 3 maart", "Onthouden: Oma, 3 maart. Wordt 80 op woensdag 3 maart.")]
    [InlineData("de", "Adas Geburtstag ist am 3. Mai", "Gemerkt: Ada, 3. Mai.")]
    [InlineData("es", "el cumpleaños de Ada es el 3 de mayo", "Apuntado: Ada, 3 de mayo.")]
    [InlineData("fr", "l'anniversaire d'Ada est le 3 mai", "Noté : Ada, 3 mai.")]
    [InlineData("nl", "Ada is jarig op 3 mei", "Onthouden: Ada, 3 mei.")]
    public async Task a_birthday_is_noted_in_every_language(string language, string said, string answer)
    {
        _home.Of("Ada").Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Fact]
    public async Task the_briefing_tells_whose_birthday_it_is_and_how_old_they_turn()
    {
        await _home.SayAsync("Ada", "Grandma's birthday is 23 November 1950");
        Assert.Equal("Monday, 23 November: Grandma (turns 76)", await _home.SayAsync("Bob", "when is grandma's birthday?"));
        Assert.StartsWith("I know no birthday of Zoe.", await _home.SayAsync("Bob", "when is Zoe's birthday?"), StringComparison.Ordinal);
        await _home.SayAsync("Bob", "Leo's birthday is 26 November");
        await _home.SayAsync("Bob", "Zoe's birthday is 3 May");

        Assert.Equal("""
            Good morning, Ada. It is Monday, 23 November.
            Birthday today: Grandma (turns 76).
            Birthdays soon: Leo on Thursday, 26 November.
            """, await _home.SayAsync("Ada", "briefing"));
    }

    [Theory]
    [InlineData(2027, 2, 28, "Birthday today: Zoe (turns 11).")]
    [InlineData(2028, 2, 29, "Birthday today: Zoe (turns 12).")]
    public async Task the_29th_of_February_is_kept_on_the_28th_in_other_years(int year, int month, int day, string line)
    {
        await _home.SayAsync("Ada", "Zoe's birthday is 29 February 2016");
        _home.Now = Instant.FromUtc(year, month, day, 6, 0);

        Assert.Contains(line, await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task it_is_changed_listed_and_forgotten()
    {
        await _home.SayAsync("Ada", "Leo's birthday is 26 November");
        Assert.Equal(
            "Changed: Leo, 27 November. Turns 9 on Friday, 27 November.",
            await _home.SayAsync("Bob", "Leo's birthday is 27 November 2017"));
        await _home.SayAsync("Bob", "Grandma's birthday is 12 March 1950");

        Assert.Equal("Friday, 27 November: Leo (turns 9)\nFriday, 12 March: Grandma (turns 77)", await _home.SayAsync("Ada", "birthdays"));
        Assert.Equal("Forgotten: Leo, 27 November.", await _home.SayAsync("Ada", "forget Leo's birthday"));
        Assert.Equal(
            "I know no birthday of Leo. \"birthdays\" shows those I know.", await _home.SayAsync("Ada", "forget Leo's birthday"));
    }

    [Theory]
    [InlineData("Leo's birthday is 3 May", "Leo's birthday is 4 May 2010", "4 May", "Somebody has changed it since: Leo, 4 May. ")]
    [InlineData("forget Leo's birthday", "Leo's birthday is 4 May 2010", "4 May", "Somebody has changed it since: Leo, 4 May. ")]
    [InlineData("Leo's birthday is 3 May", "forget Leo's birthday", null, "Somebody has removed Leo's birthday since. ")]
    public async Task an_undo_leaves_what_somebody_else_has_said_since(string first, string since, string? left, string answer)
    {
        await _home.SayAsync("Ada", "Leo's birthday is 2 May");
        await _home.SayAsync("Bob", first);
        await _home.SayAsync("Ada", since);

        Assert.Equal($"{answer}So it stays as it is.", await _home.SayAsync("Bob", "undo"));

        Assert.Contains(left ?? "I know no birthdays yet.", await _home.SayAsync("Ada", "birthdays"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_two_changes_of_ones_own_each_undo_takes_back_one()
    {
        await _home.SayAsync("Ada", "Leo's birthday is 3 May");
        await _home.SayAsync("Ada", "Leo's birthday is 4 May");

        Assert.Equal("Undone. Changed: Leo, 3 May.", await _home.SayAsync("Ada", "undo"));
        Assert.Equal("Undone. Forgotten: Leo, 3 May.", await _home.SayAsync("Ada", "undo"));
    }

    [Fact]
    public async Task a_day_that_is_none_or_two_is_asked_about()
    {
        Assert.StartsWith(
            "I did not understand the day \"soon\".", await _home.SayAsync("Ada", "Ada's birthday is soon"), StringComparison.Ordinal);
        Assert.Contains("3 April", await _home.SayAsync("Ada", "Ada's birthday is 3/4"), StringComparison.Ordinal);
    }
}
