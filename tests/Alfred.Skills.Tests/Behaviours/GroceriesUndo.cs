using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 9: undo, of the speaker's own changes, several steps, named, asked about when others built on it.</summary>
public sealed class GroceriesUndo
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("add milk", "got milk", "undo", "Undone: milk is back on the list.\n1 left on the list.")]
    [InlineData("add milk", "remove milk", "undo", "Undone: milk is back on the list.\n1 left on the list.")]
    [InlineData("add milk", "add eggs", "undo", "Undone: eggs is off the list again.\n1 left on the list.")]
    [InlineData("add 2 milk", "make it 3", "undo", "Undone.\nMilk: 3 → 2.\n1 left on the list.")]
    [InlineData(
        "Milch auf die Liste", "Milch gekauft", "rückgängig",
        "Rückgängig gemacht: Milch steht wieder auf der Liste.\nNoch 1 auf der Liste.")]
    [InlineData(
        "Milch auf die Liste", "lösch Milch", "rückgängig",
        "Rückgängig gemacht: Milch steht wieder auf der Liste.\nNoch 1 auf der Liste.")]
    public async Task What_was_undone_is_named(string first, string second, string undo, string answer)
    {
        await _chat.SayAsync(first);
        await _chat.SayAsync(second);
        Assert.Equal(answer, await _chat.SayAsync(undo));
    }

    [Fact]
    public async Task a_list_is_cleared_after_a_question_and_comes_back()
    {
        await _chat.SayAsync("add milk, eggs");
        _chat.Language = SkillSet.Languages["de"];
        await _chat.SayAsync("Liste leeren");
        Assert.Equal(2, _chat.Grains.List.Open.Length);
        await _chat.SayAsync("1");
        Assert.Empty(_chat.Grains.List.Open);
        Assert.Equal(
            "Rückgängig gemacht: milk und eggs stehen wieder auf der Liste.\nNoch 2 auf der Liste.", await _chat.SayAsync("rückgängig"));
    }

    [Fact]
    public async Task when_others_built_on_it_it_asks()
    {
        await _chat.SayAsync("add 1 l milk");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("add 2 l milk");
        _chat.Speaker = "Ada";
        _chat.Language = SkillSet.Languages["de"];
        Assert.Equal(
            "Bob hat seitdem milk (1 l) geändert. Deine Änderung trotzdem zurücknehmen?\n1. Trotzdem zurück\n2. So lassen",
            await _chat.SayAsync("rückgängig"));
    }
}
