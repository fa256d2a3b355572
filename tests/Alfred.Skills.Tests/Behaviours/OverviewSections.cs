using Alfred.Channels;
using Alfred.Commands;
using Alfred.Members;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>What each person sees in Slack's Home tab: what waits for them, their own month, what comes next, and nobody else's.</summary>
public sealed class OverviewSections
{
    private readonly Household _team = new(
        TestDirectory.Adult("Ada") with { Role = MemberRole.Admin }, TestDirectory.Adult("Bob"), TestDirectory.Adult("Cleo"))
    {
        IsTeam = true,
    };

    [Fact]
    public async Task an_approver_sees_what_waits_with_its_two_buttons()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Bob", "expense 600 laptop");

        var reply = (await ShowAsync("Ada", "expenses.overview-approvals"))!;

        Assert.Contains("€600.00 · laptop", reply.Text, StringComparison.Ordinal);
        Assert.Collection(
            reply.Choices!.Options, option => Assert.StartsWith("approve expense 1 as shown ", option.Says, StringComparison.Ordinal),
            option => Assert.StartsWith("reject expense 1 as shown ", option.Says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task several_that_wait_are_decided_one_by_one()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Bob", "expense 600 laptop");
        await _team.SayAsync("Cleo", "expense 700 desk");

        var reply = (await ShowAsync("Ada", "expenses.overview-approvals"))!;

        Assert.Equal(["show expense 1", "show expense 2"], reply.Choices!.Options.Select(option => option.Says));
        Assert.Equal(["Decide #1", "Decide #2"], reply.Choices.Options.Select(option => option.Label));
    }

    [Fact]
    public async Task who_approves_nothing_is_shown_no_approvals()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Bob", "expense 600 laptop");

        Assert.Null(await ShowAsync("Bob", "expenses.overview-approvals"));
        Assert.Equal("Nothing waits for your approval.", (await ShowAsync("Ada", "expenses.overview-approvals", decided: true))!.Text);
    }

    [Fact]
    public async Task my_month_is_mine_alone()
    {
        await _team.SayAsync("Bob", "expense 12 lunch");
        await _team.SayAsync("Cleo", "expense 99 books");

        var month = (await ShowAsync("Bob", "expenses.overview-month"))!.Text;

        Assert.Contains("€12.00", month, StringComparison.Ordinal);
        Assert.DoesNotContain("99", month, StringComparison.Ordinal);
    }

    [Fact]
    public async Task reminders_that_come_next_are_shown_and_none_is_no_section()
    {
        Assert.Null(await ShowAsync("Bob", "reminders.overview-title"));

        await _team.SayAsync("Bob", "remind me tomorrow at 9 to call Globex");

        Assert.Contains("call Globex", (await ShowAsync("Bob", "reminders.overview-title"))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void every_section_has_a_title_in_every_language() =>
        Assert.All(SkillSet.Biz.Skills.SelectMany(skill => skill.Overview), section => Assert.All(
            SkillSet.Languages.All, language => Assert.NotEmpty(language.Say(section.Title))));

    private async Task<Reply?> ShowAsync(string who, string title, bool decided = false)
    {
        if (decided)
            await _team.SayAsync("Ada", "reject expense 1");
        var chat = _team.Of(who);
        var section = chat.Skills.Skills.SelectMany(skill => skill.Overview).Single(one => one.Title == title);
        return await section.Show(new TestActionContext(chat, new CommandId(1, 0)), CancellationToken.None);
    }
}
