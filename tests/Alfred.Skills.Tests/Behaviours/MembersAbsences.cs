using Alfred.Members;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Just below the line: vacation. Who is away is not counted on.</summary>
public sealed class MembersAbsences
{
    // Said on Monday, 23 November 2026.
    [Theory]
    [InlineData("en", "I'm away until Friday", "2026-11-23", "2026-11-27")]
    [InlineData("en", "I'm on holiday from 3 to 17 August", "2027-08-03", "2027-08-17")]
    [InlineData("en", "I'm away this week", "2026-11-23", "2026-11-29")]
    [InlineData("en", "I'm away next week", "2026-11-30", "2026-12-06")]
    [InlineData("en", "I'm away for two weeks", "2026-11-23", "2026-12-06")]
    [InlineData("en", "I'm away tomorrow", "2026-11-24", "2026-11-24")]
    [InlineData("en", "I'm away", "2026-11-23", null)]
    [InlineData("en", "I'm away 12-20 December", "2026-12-12", "2026-12-20")]
    [InlineData("en", "I'm away December 12-20", "2026-12-12", "2026-12-20")]
    [InlineData("en", "I'm away 12/12-20/12", "2026-12-12", "2026-12-20")]
    [InlineData("en", "I'm away 28 Dec - 3 Jan", "2026-12-28", "2027-01-03")]
    [InlineData("en", "I'm away Thu-Sat", "2026-11-26", "2026-11-28")]
    [InlineData("en", "I'm away Wednesday to Monday", "2026-11-25", "2026-11-30")]
    [InlineData("en", "I'm away 24/12", "2026-12-24", "2026-12-24")]
    [InlineData("de", "ich bin 12.-20. Dezember weg", "2026-12-12", "2026-12-20")]
    [InlineData("de", "ich bin 12.12.-20.12. weg", "2026-12-12", "2026-12-20")]
    [InlineData("es", "estoy de vacaciones 12-20 diciembre", "2026-12-12", "2026-12-20")]
    [InlineData("fr", "je suis en vacances 12-20 décembre", "2026-12-12", "2026-12-20")]
    [InlineData("nl", "ik ben weg 12-20 december", "2026-12-12", "2026-12-20")]
    [InlineData("nl", "ik ben weg 24-12-2026", "2026-12-24", "2026-12-24")]
    [InlineData("de", "ich bin bis Freitag weg", "2026-11-23", "2026-11-27")]
    [InlineData("de", "ich bin vom 3. bis 17. August im Urlaub", "2027-08-03", "2027-08-17")]
    [InlineData("es", "estoy fuera hasta el viernes", "2026-11-23", "2026-11-27")]
    [InlineData("es", "estoy de vacaciones del 3 al 17 de agosto", "2027-08-03", "2027-08-17")]
    [InlineData("fr", "je suis absent jusqu'à vendredi", "2026-11-23", "2026-11-27")]
    [InlineData("fr", "je suis en vacances du 3 au 17 août", "2027-08-03", "2027-08-17")]
    [InlineData("nl", "ik ben weg tot vrijdag", "2026-11-23", "2026-11-27")]
    [InlineData("nl", "ik ben op vakantie van 3 tot 17 augustus", "2027-08-03", "2027-08-17")]
    public async Task somebody_says_that_they_are_away(string code, string said, string from, string? until)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        Assert.Equal(new(Day(from), until is null ? null : Day(until)), chat.Member.Absence);
    }

    [Fact]
    public async Task an_undo_puts_the_absence_back_that_was_there()
    {
        var chat = Chat.Home();
        await chat.SayAsync("I'm away from 3 to 17 August");
        await chat.SayAsync("I'm away until Friday");
        await chat.SayAsync("undo");
        Assert.Equal(new(Day("2027-08-03"), Day("2027-08-17")), chat.Member.Absence);
    }

    [Theory]
    [InlineData("en", "Bob is away until Friday", "Bob is back")]
    [InlineData("de", "Bob ist bis Freitag weg", "Bob ist wieder da")]
    [InlineData("es", "Bob está fuera hasta el viernes", "Bob ha vuelto")]
    [InlineData("fr", "Bob est absent jusqu'à vendredi", "Bob est de retour")]
    [InlineData("nl", "Bob is weg tot vrijdag", "Bob is terug")]
    public async Task an_adult_says_it_of_somebody_else(string code, string away, string back)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(away);
        Assert.Equal(Day("2026-11-27"), chat.Grains.Directory.Of("Bob").Absence?.Until);
        await chat.SayAsync(back);
        Assert.Null(chat.Grains.Directory.Of("Bob").Absence);
    }

    [Fact]
    public async Task a_child_says_it_of_nobody_else()
    {
        var family = new Household();
        family.Grains.Directory.Change("Bob", bob => bob with { Role = MemberRole.Child });
        Assert.Equal("Only adults can do that, so I did nothing. Ask Ada.", await family.SayAsync("Bob", "Ada is away until Friday"));
        Assert.Null(family.Grains.Directory.Of("Ada").Absence);
    }

    [Fact]
    public async Task days_that_are_over_are_asked_again()
    {
        var chat = Chat.Home();
        Assert.Contains("is over", await chat.SayAsync("I'm away until yesterday"), StringComparison.Ordinal);
        Assert.Null(chat.Member.Absence);
    }

    [Fact]
    public async Task who_is_away_is_answered()
    {
        var chat = Chat.Home();
        Assert.Equal("Nobody is away.", await chat.SayAsync("who is away?"));
        await chat.SayAsync("Bob is away until Friday");
        Assert.Equal("Bob is away until Friday, 27 November", await chat.SayAsync("who is away?"));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
