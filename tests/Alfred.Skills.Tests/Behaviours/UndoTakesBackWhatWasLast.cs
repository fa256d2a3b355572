using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 9: "undo" means what the speaker did last, whatever it was. It takes that back, or says that it stays.</summary>
public sealed class UndoTakesBackWhatWasLast
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("briefing at 7:30", "undo", "Undone. There is no daily briefing.")]
    [InlineData("Briefing um 7:30", "rückgängig", "Rückgängig gemacht. ")]
    [InlineData("resumen a las 7:30", "deshacer", "Deshecho. ")]
    [InlineData("briefing à 7h30", "annuler", "Annulé. ")]
    [InlineData("briefing om 7:30", "ongedaan maken", "Ongedaan gemaakt. ")]
    public async Task the_time_of_the_briefing_goes_and_what_was_done_before_stays(string said, string undo, string answer)
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync(said);
        Assert.NotEmpty(_chat.Schedule.Rows);

        Assert.StartsWith(answer, await _chat.SayAsync(undo), StringComparison.Ordinal);

        Assert.Empty(_chat.Schedule.Rows);
        Assert.Single(_chat.Grains.List.Open);
    }

    [Theory]
    [InlineData("briefing at 7:00", "briefing at 7:30", "undo", "Undone. Your briefing comes every day at 07:00 (Europe/Madrid).")]
    [InlineData("briefing at 7:00", "briefing without weather", "undo", "Undone. Your briefing comes every day at 07:00 (Europe/Madrid).")]
    [InlineData("briefing at 7:00", "no briefing on Sundays", "undo", "Undone. Your briefing comes every day at 07:00 (Europe/Madrid).")]
    [InlineData("quiet hours from 22 to 7", "quiet hours from 23 to 8", "undo", "Undone. ")]
    [InlineData("", "quiet hours from 22 to 7", "undo", "Undone. ")]
    [InlineData("", "I'm in Lisbon", "undo", "Undone. ")]
    [InlineData("", "I'm in Lisbon until Friday", "undo", "Undone. ")]
    [InlineData("", "habla español", "deshacer", "Deshecho. ")]
    [InlineData("", "I'm away until Friday", "undo", "Undone. ")]
    [InlineData("", "Bob is away until Friday", "undo", "Undone. ")]
    [InlineData("", "make Bob a child", "undo", "Undone. ")]
    [InlineData("", "Bob's birthday is on 3 May", "undo", "Undone. ")]
    [InlineData("Bob's birthday is on 3 May", "Bob's birthday is on 4 May 1980", "undo", "Undone. ")]
    [InlineData("Bob's birthday is on 3 May 1980", "forget Bob's birthday", "undo", "Undone. ")]
    [InlineData("", "remember that Bob likes tea", "undo", "Undone. ")]
    public async Task a_setting_is_again_what_it_was(string first, string said, string undo, string answer)
    {
        if (first.Length > 0)
            await _chat.SayAsync(first);
        var before = await StateAsync();
        await _chat.SayAsync(said);
        Assert.NotEqual(before, await StateAsync());

        Assert.StartsWith(answer, await _chat.SayAsync(undo), StringComparison.Ordinal);

        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("invite Dani", "undo", "What you did last cannot be taken back by \"undo\": Invite somebody")]
    [InlineData("lade Dani ein", "rückgängig", "Was du zuletzt getan hast, lässt sich mit \"rückgängig\" nicht zurücknehmen: ")]
    [InlineData("invita a Dani", "deshacer", "Lo último que hiciste no se puede deshacer con \"deshacer\": ")]
    [InlineData("invite Dani comme invitée", "annuler", "Ce que tu as fait en dernier ne peut pas être annulé par \"annuler\" : ")]
    [InlineData("nodig Dani uit", "ongedaan maken", "Wat je het laatst deed, kan niet met \"ongedaan maken\" worden teruggedraaid: ")]
    public async Task what_cannot_be_taken_back_is_said_and_nothing_older_goes_unless_asked_for(string said, string undo, string answer)
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync(said);

        Assert.StartsWith(answer, await _chat.SayAsync(undo), StringComparison.Ordinal);
        Assert.Single(_chat.Grains.List.Open);

        await _chat.SayAsync("1");
        Assert.Empty(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task with_nothing_before_it_nothing_else_is_offered()
    {
        await _chat.SayAsync("invite Dani");
        await _chat.SayAsync("undo");
        Assert.Null(_chat.Reply!.Choices);
    }

    [Fact]
    public async Task what_was_taken_back_counts_no_more()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("briefing at 7:30");
        await _chat.SayAsync("add eggs");
        await _chat.SayAsync("undo");
        await _chat.SayAsync("undo");
        Assert.Single(_chat.Grains.List.Open);
        await _chat.SayAsync("undo");
        Assert.Empty(_chat.Grains.List.Open);
        Assert.Equal(SkillSet.Languages.Default.Say("undo.nothing"), await _chat.SayAsync("undo"));
    }

    [Fact]
    public async Task in_one_message_too_it_is_the_last_thing()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("briefing at 7:30\nundo");
        Assert.Empty(_chat.Schedule.Rows);
        Assert.Single(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task a_change_of_another_list_is_no_less_the_last_one()
    {
        foreach (var said in (string[])["add eggs", "add paint to the hardware list", "add milk", "undo"])
        {
            await _chat.SayAsync(said);
            _chat.Now += NodaTime.Duration.FromSeconds(1);
        }

        Assert.Contains("paint", await _chat.SayAsync("undo"), StringComparison.Ordinal);
        Assert.Single(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task what_others_built_on_is_asked_about_and_the_answer_means_that_one()
    {
        await _chat.SayAsync("add 1 l milk");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("add 2 l milk");
        _chat.Speaker = "Ada";
        await _chat.SayAsync("invite Dani");
        await _chat.SayAsync("undo");
        Assert.StartsWith("Bob has changed milk", await _chat.SayAsync("undo the earlier one"), StringComparison.Ordinal);

        await _chat.SayAsync("1");

        Assert.Equal("2 l", _chat.Grains.List.Open.Single().Item.Quantity?.ToString());
    }

    [Fact]
    public async Task what_was_said_elsewhere_is_taken_back_there()
    {
        var home = new Household();
        await home.SayAsync("Ada", "add milk");
        var group = Chat.Home(home.Grains, home.Schedule, "Ada");
        group.IsDirect = false;
        await group.SayAsync("quiet hours from 22 to 7");
        Assert.StartsWith(
            "What you did last was said in another conversation: ", await home.SayAsync("Ada", "undo"), StringComparison.Ordinal);
        Assert.StartsWith("Undone. ", await group.SayAsync("undo"), StringComparison.Ordinal);
        Assert.Null(home.Grains.Directory.Of("Ada").QuietHours);
    }

    [Fact]
    public async Task among_others_nothing_is_said_of_what_was_private()
    {
        var home = new Household();
        await home.SayAsync("Ada", "remember that Bob gets a bicycle");
        var group = Chat.Home(home.Grains, home.Schedule, "Ada");
        group.IsDirect = false;
        Assert.Equal(SkillSet.Languages.Default.Say("undo.nothing"), await group.SayAsync("undo"));
    }

    [Theory]
    [InlineData("budget travel 500 a month", "undo")]
    [InlineData("Budget für Reisen 500 im Monat", "rückgängig")]
    public async Task at_work_it_is_the_same(string said, string undo)
    {
        var chat = Chat.Biz();
        await chat.SayAsync("spent 12 on lunch");
        chat.Now += NodaTime.Duration.FromMinutes(1);
        await chat.SayAsync(said);
        Assert.NotNull(chat.Outcomes[0].Journal);
        await chat.SayAsync(undo);
        Assert.False(chat.Grains.Expenses.Single().IsVoid);
        await chat.SayAsync("1");
        Assert.True(chat.Grains.Expenses.Single().IsVoid);
    }

    private async Task<string> StateAsync()
    {
        var members = string.Join(';', _chat.Grains.Directory.Members.Select(static member => string.Join(
            ' ', member.Name, member.Role, member.Zone ?? "Europe/Madrid", member.Language ?? "en", member.QuietHours, member.Absence)));
        var schedule = string.Join(';', _chat.Schedule.Rows.Select(static row => $"{row.Name} {row.Rule.Text} {row.Rule.Zone}")
            .Order(StringComparer.Ordinal));
        var plan = await _chat.Grains.Get<Briefings.IBriefingGrain>(_chat.Member.Id.Value).PlanAsync();
        var birthdays = await _chat.Grains.Get<Birthdays.IBirthdayGrain>(Birthdays.IBirthdayGrain.DefaultKey).ListAsync();
        var facts = await _chat.Grains.Get<Facts.IFactGrain>(Facts.IFactGrain.KeyOf(_chat.Member.Id)).ListAsync();
        var days = string.Join(';', birthdays.Select(static one => $"{one.Name} {one.Year}-{one.Month}-{one.Day}"));
        return $"{members}|{schedule}|{plan.Without}|{days}|{facts.Length}";
    }
}
