using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>Clearing a list and taking changes back.</summary>
public sealed class UndoChat
{
    private readonly Chat _chat = Chat.Home();

    [Fact]
    public async Task the_list_is_cleared_after_a_question()
    {
        await _chat.SayAsync("add milk, eggs, bread");
        Assert.Equal("Clear all 3 entries?\n1. Yes\n2. No, show it", await _chat.SayAsync("clear the list"));
        Assert.Equal(3, _chat.Grains.List.Open.Length);
        Assert.Equal("The list is empty now. Say \"undo\" to have the 3 entries back.", await _chat.SayAsync("yes"));
        Assert.Equal("Undone: milk, eggs and bread are back on the list.\n3 left on the list.", await _chat.SayAsync("undo"));
    }

    [Fact]
    public async Task no_shows_the_list_that_stays()
    {
        await _chat.SayAsync("add milk");
        Assert.Equal("Clear the only entry, milk?\n1. Yes\n2. No, show it", await _chat.SayAsync("clear the list"));
        Assert.Equal("1. milk", await _chat.SayAsync("no"));
    }

    [Fact]
    public async Task an_empty_list_is_not_asked_about() =>
        Assert.StartsWith("Nothing on the list.", await _chat.SayAsync("clear the list"));

    [Fact]
    public async Task undo_goes_back_step_by_step()
    {
        await _chat.SayAsync("add milk 1 l");
        await _chat.SayAsync("add milk 2 l, eggs");
        await _chat.SayAsync("got eggs");
        await _chat.SayAsync("remove milk");
        Assert.Equal("Undone: milk (3 l) is back on the list.\n1 left on the list.", await _chat.SayAsync("undo"));
        Assert.Equal("Undone: eggs is back on the list.\n2 left on the list.", await _chat.SayAsync("undo"));
        Assert.Equal("Undone: eggs is off the list again.\nMilk: 3 l → 1 l.\n1 left on the list.", await _chat.SayAsync("undo"));
        Assert.Equal("Undone: milk (1 l) is off the list again.\nThe list is empty now.", await _chat.SayAsync("undo"));
        Assert.Equal(SkillSet.Languages.Default.Say("undo.nothing"), await _chat.SayAsync("undo"));
    }

    [Fact]
    public async Task undo_takes_back_what_the_speaker_did_and_nobody_else()
    {
        await _chat.SayAsync("add milk");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("add eggs");
        _chat.Speaker = "Ada";
        Assert.Equal("Undone: milk is off the list again.\n1 left on the list.", await _chat.SayAsync("undo"));
    }

    [Fact]
    public async Task what_somebody_else_has_changed_since_is_asked_about()
    {
        await _chat.SayAsync("add milk 1 l");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("add milk 2 l");
        _chat.Speaker = "Ada";
        Assert.Equal(
            "Bob has changed milk (1 l) since. Take yours back anyway?\n1. Undo anyway\n2. Leave it", await _chat.SayAsync("undo"));
        Assert.Equal("undo anyway", _chat.Reply!.Choices!.Options[0].Says);
        Assert.Equal("1. milk (3 l)", await _chat.SayAsync("2"));
    }

    [Fact]
    public async Task confirmed_the_others_keep_what_is_theirs()
    {
        await _chat.SayAsync("add milk 1 l");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("add milk 2 l");
        _chat.Speaker = "Ada";
        await _chat.SayAsync("undo");
        var skill = new GroceriesSkill();
        var again = new TestActionContext(_chat, new(1_000, 0));
        Assert.NotNull(await skill.FindLastChangeAsync(again));
        Assert.StartsWith("Undone", (await skill.UndoAsync(again, isConfirmed: true)).Reply!.Text, StringComparison.Ordinal);
        Assert.Equal("1. milk (2 l)", await _chat.SayAsync("list"));
        // So that a repetition after a crash finds the same skill.
        Assert.Equal(DateTimeOffset.MaxValue, await skill.FindLastChangeAsync(again));
    }

    [Fact]
    public async Task the_last_change_is_told_with_its_time()
    {
        await _chat.SayAsync("add milk");
        var at = _chat.Now.ToDateTimeOffset();
        _chat.Now = _chat.Now.PlusHours(1);
        Assert.Equal(at, await new GroceriesSkill().FindLastChangeAsync(new TestActionContext(_chat, new(1_000, 0))));
        _chat.Speaker = "Bob";
        Assert.Null(await new GroceriesSkill().FindLastChangeAsync(new TestActionContext(_chat, new(1_001, 0))));
    }

    [Fact]
    public async Task a_change_of_yesterday_stays()
    {
        await _chat.SayAsync("add milk");
        _chat.Now = _chat.Now.Plus(Duration.FromHours(24));
        Assert.Equal(SkillSet.Languages.Default.Say("undo.nothing"), await _chat.SayAsync("undo"));
    }

    [Fact]
    public async Task a_repetition_of_undo_says_the_same_and_undoes_nothing_more()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("add eggs");
        var first = await _chat.SayAsync("undo");
        Assert.Equal(first, await _chat.RunAsync([new(new("undo.last"), Arguments.None)]));
        Assert.Equal("1. milk", await _chat.SayAsync("list"));
    }
}
