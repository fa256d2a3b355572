using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Help;

/// <summary>Help shows what works here, and nothing of the other instance.</summary>
public sealed class HelpChat
{
    [Fact]
    public async Task home_is_told_about_home()
    {
        var help = await Chat.Home().SayAsync("help");
        Assert.Contains("Grocery list: \"add milk\", \"list\", \"got milk\"", help);
        Assert.DoesNotContain("expense", help);
    }

    [Fact]
    public async Task biz_is_told_about_biz()
    {
        var help = await Chat.Biz().SayAsync("help");
        Assert.Contains("Expenses: \"expense 123.45\"", help);
        Assert.DoesNotContain("milk", help);
    }

    [Fact]
    public async Task an_area_is_explained_action_by_action()
    {
        var help = await Chat.Home().SayAsync("help chores");
        Assert.StartsWith(
            "Chores:\nAdd chores, for somebody or for anyone: \"add chore take out the bins\", "
                + "\"add chore water the plants for Bob\"",
            help);
        Assert.Contains("\nMark chores as done; the credit is yours: \"done bins\", \"done 2\", \"bins done\"\n", help);
    }

    [Fact]
    public async Task an_unknown_area_is_answered_with_the_known_ones() =>
        Assert.Equal(
            "I have no help about \"taxes\". Ask about groceries, chores, briefing, calendars, birthdays, reminders, undo, members, "
                + "away, settings, facts, data, ping or language.",
            await Chat.Home().SayAsync("help taxes"));
}
