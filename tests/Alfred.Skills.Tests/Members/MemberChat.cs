using Alfred.Members;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Members;

/// <summary>Members are invited, named, promoted and removed in chat.</summary>
public sealed class MemberChat
{
    [Fact]
    public async Task who_is_here_is_shown_with_what_they_may_do() =>
        Assert.Equal("2 people here:\nAda (admin)\nBob (adult)", await Chat.Home().SayAsync("members"));

    [Theory]
    [InlineData("en", "don't message me after 10pm", "Until when do you want no messages after 22:00?")]
    [InlineData("de", "keine Nachrichten nach 22 Uhr", "Bis wann willst du nach 22:00 keine Nachrichten?")]
    [InlineData("es", "no me escribas después de las 22", "¿Hasta cuándo no quieres mensajes a partir de las 22:00?")]
    [InlineData("fr", "ne m'écris plus après 22h", "Jusqu'à quand ne veux-tu pas de messages après 22:00 ?")]
    [InlineData("nl", "geen berichten na 22 uur", "Tot wanneer wil je na 22:00 geen berichten?")]
    public async Task quiet_hours_without_an_end_are_asked_about_and_then_set(string code, string said, string question)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        Assert.StartsWith(question, await chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Null(chat.Member.QuietHours);
        await chat.SayAsync("1");
        Assert.Equal(new(new(22, 0), new(7, 0)), chat.Member.QuietHours);
    }

    [Theory]
    [InlineData("en", "invite Cleo as a child", MemberRole.Child)]
    [InlineData("en", "invite Cleo", MemberRole.Adult)]
    [InlineData("en", "invite Cleo as a guest", MemberRole.Guest)]
    [InlineData("de", "lade Cleo als Kind ein", MemberRole.Child)]
    [InlineData("es", "invita a Cleo como niña", MemberRole.Child)]
    [InlineData("fr", "invite Cleo comme enfant", MemberRole.Child)]
    [InlineData("nl", "nodig Cleo uit als kind", MemberRole.Child)]
    public async Task an_invitation_has_a_code_and_a_role(string code, string said, MemberRole role)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        var answer = await chat.SayAsync(said);
        var invitation = Assert.Single(chat.Grains.Directory.Invitations);
        Assert.Equal(("Cleo", role), (invitation.Name, invitation.Role));
        Assert.Contains(invitation.Code, answer, StringComparison.Ordinal);
        Assert.Equal(InvitationCode.Find(answer.Split('\n')[1]), invitation.Code);
        Assert.True(chat.Reply!.IsPrivate);
    }

    [Theory]
    [InlineData("en", "add my other phone")]
    [InlineData("es", "añade mi otro teléfono")]
    [InlineData("de", "füge mein anderes Handy hinzu")]
    [InlineData("nl", "voeg mijn andere telefoon toe")]
    [InlineData("fr", "ajoute mon autre téléphone")]
    public async Task who_has_another_phone_gets_a_code_for_it(string code, string said)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        var answer = await chat.SayAsync(said);
        var invitation = Assert.Single(chat.Grains.Directory.Invitations);
        Assert.Equal(("Ada", chat.Grains.Directory.Members[0].Id), (invitation.Name, invitation.Of));
        Assert.Contains(invitation.Code, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task nobody_adds_a_phone_for_somebody_else()
    {
        var chat = Chat.Home();
        Assert.StartsWith("Bob is here already, and only Bob can add", await chat.SayAsync("invite Bob"), StringComparison.Ordinal);
        Assert.Empty(chat.Grains.Directory.Invitations);
    }

    [Fact]
    public async Task a_code_is_not_told_where_others_read_along()
    {
        var chat = Chat.Home();
        chat.IsDirect = false;
        await chat.SayAsync("invite Cleo");
        Assert.Empty(chat.Grains.Directory.Invitations);
    }

    [Fact]
    public async Task a_member_who_sends_a_code_does_not_use_it_up()
    {
        var chat = Chat.Home();
        await chat.SayAsync("invite Cleo");
        var code = chat.Grains.Directory.Invitations.Single().Code;
        Assert.StartsWith("I know you already, Ada", await chat.SayAsync($"join {code}"), StringComparison.Ordinal);
        Assert.Single(chat.Grains.Directory.Invitations);
    }

    [Theory]
    [InlineData("en", "remove Bob", "Bob is not on the list. Do you mean the member Bob?\n1. Remove member")]
    [InlineData("de", "entferne Bob", "Bob steht nicht auf der Liste. Meinst du das Mitglied Bob?\n1. Mitglied entfernen")]
    public async Task whether_a_member_is_meant_is_asked_when_nothing_of_that_name_is_on_the_list(string code, string said, string answer)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.DoAsync("groceries.add", ("items", "milk"));
        Assert.Equal(answer, await chat.SayAsync(said));
        await chat.SayAsync("1");
        // Asked once more before it happens.
        Assert.Equal(2, chat.Grains.Directory.Members.Length);
        Assert.NotNull(chat.Reply!.Choices);
    }

    [Theory]
    [InlineData("en", "make Bob an admin", "Bob is an admin now.")]
    [InlineData("de", "mach Bob zum Admin", "Bob ist jetzt Admin.")]
    [InlineData("es", "haz a Bob administrador", "Bob es ahora administrador.")]
    [InlineData("fr", "nomme Bob administrateur", "Bob est maintenant administrateur.")]
    [InlineData("nl", "maak Bob beheerder", "Bob is nu beheerder.")]
    public async Task a_role_is_given(string code, string said, string answer)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        Assert.Equal(answer, await chat.SayAsync(said));
        Assert.Equal(MemberRole.Admin, chat.Grains.Directory.Of("Bob").Role);
    }

    [Fact]
    public async Task the_last_admin_stays_one()
    {
        var chat = Chat.Home();
        Assert.StartsWith("Ada is the only admin", await chat.SayAsync("make Ada a child"), StringComparison.Ordinal);
        Assert.Equal(MemberRole.Admin, chat.Member.Role);
    }

    [Theory]
    [InlineData("en", "remove member Bob")]
    [InlineData("en", "remove Bob from the family")]
    [InlineData("de", "entferne Mitglied Bob")]
    [InlineData("es", "elimina al miembro Bob")]
    [InlineData("fr", "retire le membre Bob")]
    [InlineData("nl", "verwijder lid Bob")]
    public async Task removing_somebody_asks_first(string code, string said)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        Assert.Equal(2, chat.Grains.Directory.Members.Length);
        await chat.SayAsync("1");
        Assert.Equal(["Ada"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Fact]
    public async Task a_repetition_of_removing_says_the_same()
    {
        var chat = Chat.Home();
        await chat.SayAsync("remove member Bob");
        var removed = await chat.SayAsync("1");
        Assert.StartsWith("Bob is no longer a member", removed, StringComparison.Ordinal);
        Assert.Equal(removed, await chat.RunAsync([new(new("members.remove-now"), Arguments.None.With("name", "Bob"))]));
    }

    [Fact]
    public async Task a_configured_member_is_removed_in_the_configuration()
    {
        var chat = Chat.Home();
        chat.Grains.Directory.Change("Bob", bob => bob with { IsConfigured = true });
        Assert.Contains("MEMBERS", await chat.SayAsync("remove member Bob"), StringComparison.Ordinal);
        Assert.Null(chat.Reply!.Choices);
        await chat.SayAsync("remove member Bob now");
        Assert.Equal(2, chat.Grains.Directory.Members.Length);
    }

    [Theory]
    [InlineData("en", "my name is Clea")]
    [InlineData("en", "call me Clea from now on")]
    [InlineData("de", "ich heiße Clea")]
    [InlineData("es", "me llamo Clea")]
    [InlineData("fr", "je m'appelle Clea")]
    [InlineData("nl", "ik heet Clea")]
    public async Task somebody_takes_another_name(string code, string said)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        Assert.Equal(["Clea", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Fact]
    public async Task cannot_take_a_name_that_somebody_has()
    {
        var chat = Chat.Home();
        Assert.Contains("called bob already", await chat.SayAsync("my name is bob"), StringComparison.Ordinal);
        Assert.Equal(["Ada", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("Bob", "my name is Ada")]
    [InlineData("Bob", "my name is Ada to")]
    [InlineData("Bob", "my name is Äda Miller")]
    public async Task cannot_take_a_name_that_begins_like_somebody_s(string speaker, string said)
    {
        var chat = Chat.Home();
        chat.Speaker = speaker;
        await chat.SayAsync(said);
        Assert.Equal(["Ada", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("my name is Eve")]
    [InlineData("my name is Eve to")]
    public async Task cannot_take_the_name_of_somebody_who_is_invited(string said)
    {
        var chat = Chat.Home();
        await chat.SayAsync("invite Eve");
        chat.Speaker = "Bob";
        await chat.SayAsync(said);
        Assert.Equal(["Ada", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("my name is Cleo")]
    [InlineData("my name is Cleo-Ann")]
    [InlineData("my name is Cleo's")]
    public async Task the_name_that_somebody_had_before_is_an_admin_s_to_give(string said)
    {
        var chat = Chat.Home();
        chat.Grains.Directory.Members = [.. chat.Grains.Directory.Members, TestDirectory.Adult("Cleo")];
        chat.Speaker = "Cleo";
        await chat.SayAsync("my name is Liz");
        chat.Speaker = "Bob";
        await chat.SayAsync(said);
        Assert.Equal(["Ada", "Bob", "Liz"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("my name is Who")]
    [InlineData("my name is Who Else")]
    [InlineData("ich heiße Wer")]
    [InlineData("me llamo Quién")]
    [InlineData("my name is There")]
    [InlineData("my name is To")]
    [InlineData("my name is Her Majesty")]
    [InlineData("my name is The Boss")]
    [InlineData("my name is That Guy")]
    [InlineData("my name is My Love")]
    [InlineData("my name is Bob\u3164")]
    [InlineData("my name is me")]
    [InlineData("my name is Mich")]
    [InlineData("my name is everyone")]
    [InlineData("my name is tout le monde")]
    public async Task nobody_is_called_by_a_pronoun(string said)
    {
        var chat = Chat.Home();
        chat.Speaker = "Bob";
        await chat.SayAsync(said);
        Assert.Equal(["Ada", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("Who", "Who is an admin")]
    [InlineData("Wer", "wer ist Admin")]
    [InlineData("Il", "il est admin")]
    [InlineData("Ze", "ze is beheerder")]
    [InlineData("Zelda", "make Zelda an admin")]
    public async Task a_role_goes_to_whoever_goes_by_another_name_only_once_that_was_asked(string name, string said)
    {
        var chat = Chat.Home();
        await chat.Grains.Directory.RenameAsync(new(new(1_000_000, 0), "Ada", default), "Bob", name);
        Assert.Contains("Bob", await chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(MemberRole.Adult, chat.Grains.Directory.Members[1].Role);
        await chat.SayAsync("1");
        Assert.Equal(MemberRole.Admin, chat.Grains.Directory.Members[1].Role);
    }

    [Fact]
    public async Task the_name_that_somebody_came_with_is_told_however_often_they_take_another()
    {
        var chat = Chat.Home();
        chat.Speaker = "Bob";
        await chat.SayAsync("my name is Bertie");
        chat.Speaker = "Bertie";
        await chat.SayAsync("my name is Robert");
        chat.Speaker = "Ada";
        Assert.StartsWith("Robert came here as Bob.", await chat.SayAsync("make Robert an admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_goes_by_their_first_name_again_is_not_asked_about()
    {
        var chat = Chat.Home();
        await chat.SayAsync("rename Bob to Robert");
        await chat.SayAsync("rename \"Robert\" to Bob");
        Assert.Null(chat.Grains.Directory.Members[1].OriginalName);
    }

    [Fact]
    public async Task somebody_meant_by_the_first_word_of_a_name_that_they_took_is_asked_about_as_well()
    {
        var chat = Chat.Home();
        await chat.Grains.Directory.RenameAsync(new(new(1_000_000, 0), "Ada", default), "Bob", "Cook Master");

        Assert.Contains("Bob", await chat.SayAsync("rename cook to Bob Miller"), StringComparison.Ordinal);

        Assert.Equal("Cook Master", chat.Grains.Directory.Members[1].Name);
        await chat.SayAsync("1");
        Assert.Equal("Bob Miller", chat.Grains.Directory.Members[1].Name);
    }

    [Fact]
    public async Task a_rename_that_runs_again_ends_as_it_did()
    {
        var chat = Chat.Home();
        var first = await chat.SayAsync("rename Bob to Robert");

        var again = await chat.RunAsync(
            [new(new("members.rename"), Arguments.None.With("name", "Bob").With("new", "Robert"))]);

        Assert.StartsWith("Bob is called Robert now.", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task a_name_that_is_a_word_of_a_question_renames_nobody()
    {
        var chat = Chat.Home();
        await chat.Grains.Directory.RenameAsync(new(new(1_000_000, 0), "Ada", default), "Bob", "Hoe");
        Assert.Contains("Bob", await chat.SayAsync("hoe heet de nieuwe"), StringComparison.Ordinal);
        Assert.Equal("Hoe", chat.Grains.Directory.Members[1].Name);
    }

    [Fact]
    public async Task an_undo_of_a_role_is_about_the_same_person_whoever_has_their_name_by_then()
    {
        var chat = Chat.Home();
        chat.Grains.Directory.Members = [.. chat.Grains.Directory.Members, TestDirectory.Adult("Cleo")];
        await chat.SayAsync("make Bob an admin");
        await chat.SayAsync("make Bob an adult");
        await chat.Grains.Directory.RenameAsync(new(new(1_000_000, 0), "Ada", default), "Bob", "Robert");
        await chat.Grains.Directory.RenameAsync(new(new(1_000_001, 0), "Ada", default), "Cleo", "Bob");
        Assert.Contains("Robert", await chat.SayAsync("undo"), StringComparison.Ordinal);
        Assert.Equal([MemberRole.Admin, MemberRole.Admin, MemberRole.Adult], chat.Grains.Directory.Members.Select(member => member.Role));
    }

    [Fact]
    public async Task an_undo_of_a_role_leaves_what_another_admin_decided_since()
    {
        var chat = Chat.Home();
        await chat.SayAsync("make Bob an admin");
        await chat.Grains.Directory.SetRoleAsync(new(new(1_000_000, 0), "Cleo", default), "Bob", MemberRole.Guest);
        Assert.Equal("Bob is a guest now: somebody changed that since, so I leave it.", await chat.SayAsync("undo"));
        Assert.Equal(MemberRole.Guest, chat.Grains.Directory.Members[1].Role);
    }

    [Fact]
    public async Task the_name_of_somebody_who_left_is_an_admin_s_to_give()
    {
        var chat = Chat.Home();
        chat.Grains.Directory.Members = [.. chat.Grains.Directory.Members, TestDirectory.Adult("Cleo")];
        await chat.SayAsync("remove member Cleo now");
        chat.Speaker = "Bob";
        await chat.SayAsync("my name is Cleo");
        Assert.Equal(["Ada", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
        chat.Speaker = "Ada";
        await chat.SayAsync("rename Bob to Cleo");
        Assert.Equal(["Ada", "Cleo"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Fact]
    public async Task the_name_of_somebody_who_is_forgotten_is_kept_nowhere()
    {
        var chat = Chat.Home();
        chat.Grains.Directory.Members = [.. chat.Grains.Directory.Members, TestDirectory.Adult("Cleo")];
        await chat.SayAsync("remove member Cleo now");
        chat.Grains.Directory.Members = [.. chat.Grains.Directory.Members, TestDirectory.Adult("Cleo")];
        chat.Speaker = "Cleo";
        await chat.SayAsync("forget me now");
        chat.Speaker = "Bob";
        await chat.SayAsync("my name is Cleo");
        Assert.Equal(["Ada", "Cleo"], chat.Grains.Directory.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("my name is not Bob")]
    [InlineData("ich heiße nicht Bob")]
    [InlineData("ik heet niet Bob")]
    public async Task who_is_not_called_so_keeps_their_name(string said)
    {
        var chat = Chat.Home();
        await chat.SayAsync(said);
        Assert.Equal("Ada", chat.Grains.Directory.Members[0].Name);
    }

    [Fact]
    public async Task cannot_take_the_first_word_of_somebody_s_name()
    {
        var chat = Chat.Home();
        await chat.SayAsync("rename Ada to Ada Lovelace");
        chat.Speaker = "Bob";
        Assert.StartsWith("Ada and Ada Lovelace begin alike:", await chat.SayAsync("my name is Ada"), StringComparison.Ordinal);
        Assert.Equal(["Ada Lovelace", "Bob"], chat.Grains.Directory.Members.Select(member => member.Name));
    }
}
