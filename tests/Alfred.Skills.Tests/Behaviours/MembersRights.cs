using Alfred.Members;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Just below the line: guests and children, and help that shows only what works here for this person.</summary>
public sealed class MembersRights
{
    [Theory]
    [InlineData("en", "invite Cleo", "Only an admin can do that, so I did nothing. Ask Ada.")]
    [InlineData("de", "lade Cleo ein", "Das darf nur, wer hier verwaltet; ich habe nichts getan. Frag Ada.")]
    [InlineData("es", "invita a Cleo", "Eso solo lo puede hacer quien administra, así que no he hecho nada. Pregunta a Ada.")]
    [InlineData("fr", "invite Cleo", "Seuls les administrateurs peuvent faire cela, je n'ai donc rien fait. Demande à Ada.")]
    [InlineData("nl", "nodig Cleo uit", "Dat kan alleen een beheerder, dus ik heb niets gedaan. Vraag het Ada.")]
    public async Task who_may_not_do_something_is_told_who_may(string code, string said, string answer)
    {
        var family = new Household();
        family.Of("Bob").Language = SkillSet.Languages[code];
        Assert.Equal(answer, await family.SayAsync("Bob", said));
        Assert.Empty(family.Grains.Directory.Invitations);
    }

    [Fact]
    public async Task a_guest_changes_nothing_of_others()
    {
        var family = new Household();
        await family.SayAsync("Ada", "add milk");
        family.Grains.Directory.Change("Bob", bob => bob with { Role = MemberRole.Guest });
        Assert.StartsWith("Guests can look", await family.SayAsync("Bob", "got milk"), StringComparison.Ordinal);
        Assert.Contains("milk", await family.SayAsync("Bob", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_guest_still_chooses_their_own_language_and_zone()
    {
        var family = new Household();
        family.Grains.Directory.Change("Bob", bob => bob with { Role = MemberRole.Guest });
        await family.SayAsync("Bob", "I'm in Lisbon until Friday");
        Assert.Equal("Europe/Lisbon", family.Grains.Directory.Of("Bob").Zone);
        await family.SayAsync("Bob", "speak German");
        Assert.Equal("de", family.Grains.Directory.Of("Bob").Language);
    }

    [Fact]
    public async Task help_leaves_out_what_this_person_may_not_do()
    {
        var family = new Household();
        Assert.Contains("invite Cleo", await family.SayAsync("Ada", "help members"), StringComparison.Ordinal);
        Assert.DoesNotContain("invite Cleo", await family.SayAsync("Bob", "help members"), StringComparison.Ordinal);
    }
}
