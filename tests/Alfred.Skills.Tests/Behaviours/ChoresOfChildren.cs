using Alfred.Members;
using Alfred.Skills.Home.Chores;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Chores of children: what they do is confirmed by an adult; what anybody does can be taken back.</summary>
public sealed class ChoresOfChildren
{
    private readonly Household _home = new(
        TestDirectory.Adult("Ada"), TestDirectory.Adult("Bob") with { Language = "de", IsLanguageChosen = true },
        TestDirectory.Adult("Kim") with { Role = MemberRole.Child });

    [Fact]
    public async Task adults_are_asked_and_one_answer_counts()
    {
        await _home.SayAsync("Ada", "add chore bins");
        Assert.Equal("bins: well done, Kim! It counts as soon as an adult has confirmed it.", await _home.SayAsync("Kim", "done bins"));
        await _home.PassAsync(Duration.FromMinutes(1));
        Assert.Equal("Kim says that \"bins\" is done.\n1. Confirm\n2. Not yet", Assert.Single(_home.ToldTo("Ada")));
        Assert.Equal("Kim sagt, dass \"bins\" erledigt ist.\n1. Bestätigen\n2. Noch nicht", Assert.Single(_home.ToldTo("Bob")));
        Assert.Equal("Bestätigt: bins.", await _home.SayAsync("Bob", "1"));
        Assert.Equal("There is nothing to confirm about \"bins\".", await _home.SayAsync("Ada", "1"));
        await _home.PassAsync(Duration.FromMinutes(1));
        Assert.Equal("Bob has confirmed \"bins\". Thank you!", Assert.Single(_home.ToldTo("Kim")));
        Assert.Equal("Kim", Assert.Single(_home.Grains.Board.Done).DoneBy);
    }

    [Fact]
    public async Task an_adult_says_who_did_a_chore_and_that_member_has_the_credit()
    {
        await _home.SayAsync("Ada", "add chore dishes, bins");
        Assert.Equal("Bob did it: dishes. 1 left.", await _home.SayAsync("Ada", "Bob did the dishes"));
        Assert.Equal("Kim did it: bins. 0 left.", await _home.SayAsync("Ada", "Kim took out the bins"));
        Assert.Equal(
            [("Bob", null), ("Kim", "Ada")], _home.Grains.Board.Done.Select(deed => (deed.DoneBy, deed.ConfirmedBy)));
        await _home.SayAsync("Ada", "undo");
        Assert.Equal("Bob", Assert.Single(_home.Grains.Board.Done).DoneBy);
    }

    [Fact]
    public async Task a_child_says_of_nobody_else_that_they_did_a_chore()
    {
        await _home.SayAsync("Ada", "add chore dishes");
        await _home.SayAsync("Kim", "Bob did the dishes");
        Assert.Empty(_home.Grains.Board.Done);
    }

    [Theory]
    [InlineData("Zoe did the dishes")]
    [InlineData("Bob did the laundry")]
    public async Task of_nobody_here_and_of_no_chore_nothing_is_done(string said)
    {
        await _home.SayAsync("Ada", "add chore dishes");
        await _home.SayAsync("Ada", said);
        Assert.Empty(_home.Grains.Board.Done);
    }

    [Fact]
    public async Task what_is_not_done_yet_is_told_to_the_child()
    {
        await _home.SayAsync("Ada", "add chore bins");
        await _home.SayAsync("Kim", "done bins");
        await _home.PassAsync(Duration.FromMinutes(1));
        Assert.Equal("Not done yet: bins.", await _home.SayAsync("Ada", "not yet"));
        await _home.PassAsync(Duration.FromMinutes(1));
        Assert.StartsWith("Ada says that \"bins\" is not done yet.", Assert.Single(_home.ToldTo("Kim")));
        Assert.Empty(_home.Grains.Board.Done);
    }

    [Fact]
    public async Task an_adult_who_says_done_is_asked_about_what_the_child_did()
    {
        await _home.SayAsync("Ada", "add chore bins");
        await _home.SayAsync("Kim", "done bins");
        Assert.Equal(
            "bins: Kim has done it, and an adult has to confirm it.\n1. Confirm\n2. Not yet", await _home.SayAsync("Ada", "done bins"));
        Assert.Equal("Confirmed: bins.", await _home.SayAsync("Ada", "1"));
        Assert.Equal("Kim", Assert.Single(_home.Grains.Board.Done).DoneBy);
    }

    [Fact]
    public async Task a_child_cannot_confirm()
    {
        await _home.SayAsync("Ada", "add chore bins");
        await _home.SayAsync("Kim", "done bins");
        Assert.Equal("Only an adult can confirm a chore.", await _home.SayAsync("Kim", "confirm bins"));
        Assert.Equal("Kim says that \"bins\" is done.\n1. Confirm\n2. Not yet", await _home.SayAsync("Ada", "chores to confirm"));
    }

    [Theory]
    [InlineData("en", "Undone: bins is not done.", "Undone: bins is off the list again.")]
    [InlineData("de", "Rückgängig: bins ist nicht erledigt.", "Rückgängig: bins steht nicht mehr auf der Liste.")]
    public async Task Undo_takes_back_step_by_step(string language, string done, string added)
    {
        var chat = _home.Of("Ada");
        chat.Language = SkillSet.Languages[language];
        await chat.DoAsync("chores.add", ("chores", "bins every Tuesday at 8pm\ten"));
        var before = _home.Schedule.Rows.Select(row => row.Due).ToArray();
        await chat.DoAsync("chores.done", ("chores", "bins"));
        Assert.Equal(done, await UndoAsync(chat));
        Assert.Equal(before, _home.Schedule.Rows.Select(row => row.Due));
        Assert.Empty(_home.Grains.Board.Done);
        Assert.Equal(added, await UndoAsync(chat));
        Assert.Empty(_home.Grains.Board.Open);
        Assert.Empty(_home.Schedule.Rows);
    }

    [Fact]
    public async Task what_belongs_to_a_person_is_given_and_forgotten()
    {
        await _home.SayAsync("Ada", "add chore bins for me");
        await _home.SayAsync("Ada", "bins done");
        var skill = new ChoresSkill(SkillSet.Languages);
        var context = new TestActionContext(_home.Of("Ada"), new(100, 0));
        var tables = await skill.ExportAsync(context);
        Assert.Equal(["chores", "chores-done"], tables.Select(table => table.Name));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length)));
        Assert.Equal("Ada", tables[1].Rows.Single()[1]);
        Assert.StartsWith("Chores: ", (await skill.ForgetAsync(context)).Reply!.Text);
        Assert.StartsWith("bins: somebody, ", await _home.SayAsync("Kim", "who did the bins?"), StringComparison.Ordinal);
    }

    private async Task<string> UndoAsync(Chat chat)
    {
        var skill = new ChoresSkill(SkillSet.Languages);
        var context = new TestActionContext(chat, new(_home.Grains.NextMessage(), 0));
        Assert.NotNull(await skill.FindLastChangeAsync(context));
        var outcome = await skill.UndoAsync(context, isConfirmed: false);
        Assert.Equal(DateTimeOffset.MaxValue, await skill.FindLastChangeAsync(context));
        foreach (var change in outcome.Schedules)
            _home.Schedule.Apply(change, _home.Grains.Directory.Members.Single(member => member.Id == change.Of).Name, _home.Now);
        return outcome.Reply!.Text;
    }
}
