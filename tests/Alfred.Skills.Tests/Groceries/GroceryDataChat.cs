using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>The lists in an export, and without a person's name.</summary>
public sealed class GroceryDataChat
{
    private readonly Chat _chat = Chat.Home();
    private readonly GroceriesSkill _skill = new();

    [Fact]
    public async Task an_export_has_every_list_and_what_was_bought()
    {
        await _chat.SayAsync("add 2 l milk");
        await _chat.SayAsync("add paint to hardware");
        await _chat.SayAsync("add eggs");
        await _chat.SayAsync("got eggs");
        var tables = await _skill.ExportAsync(new TestActionContext(_chat, new(1_000, 0)));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length)));
        Assert.Equal(
            [
                [null, null, "milk", "2", null, "l", "Ada", "2026-11-23T06:00:00Z"],
                ["hardware", null, "paint", null, null, null, "Ada", "2026-11-23T06:00:00Z"],
            ],
            tables.Single(table => table.Name == "groceries").Rows.Select(row => row.ToArray()));
        var bought = Assert.Single(tables.Single(table => table.Name == "grocery-history").Rows);
        Assert.Equal(("eggs", "bought", "Ada"), (bought[2], bought[8], bought[9]));
    }

    [Fact]
    public async Task who_is_forgotten_is_named_nowhere_and_the_entries_stay()
    {
        await _chat.SayAsync("add milk, eggs");
        await _chat.SayAsync("got eggs");
        await _skill.ForgetAsync(new TestActionContext(_chat, new(1_000, 0)));
        Assert.Equal("Somebody added milk today at 07:00.", Sentence(await _chat.SayAsync("who added milk?")));
        Assert.Equal("Somebody bought eggs today at 07:00.", Sentence(await _chat.SayAsync("who bought eggs?")));
    }

    [Fact]
    public async Task what_is_on_the_list_is_told_with_who_put_it_there_or_who_bought_it_last()
    {
        await _chat.SayAsync("add oat milk, eggs");
        await _chat.SayAsync("got eggs");
        Assert.Equal("On the list: oat milk (Ada, today at 07:00).", await _chat.SayAsync("do we have oat milk?"));
        Assert.Equal("Not on the list: eggs.\nAda bought eggs today at 07:00.", await _chat.SayAsync("are the eggs on the list?"));
        Assert.Equal("Not on the list: rice.", await _chat.SayAsync("do we have rice?"));
        Assert.Equal("1. oat milk", await _chat.SayAsync("list"));
    }

    [Fact]
    public async Task what_a_second_command_calls_them_is_asked_and_nothing_is_taken_off()
    {
        await _chat.SayAsync("add milk, eggs");
        Assert.StartsWith("Which one?", await _chat.SayAsync("take the eggs off, we don't need them"), StringComparison.Ordinal);
        Assert.Equal("1. milk\n2. eggs", await _chat.SayAsync("list"));
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
