using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>The grocery list as people read it.</summary>
public sealed class GroceryChat
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("add bananas", "Added bananas.")]
    [InlineData("add milk 2 l, a dozen eggs and 2 kg apples", "Added milk (2 l), eggs (12) and apples (2 kg).")]
    [InlineData("add milk, no eggs", "Added milk.\nLeft out eggs.")]
    [InlineData("list", "Nothing on the list. Say \"add milk\" to put something there.")]
    [InlineData("got milk", "Milk is not on the list.")]
    [InlineData("got it", "Nothing on the list. Say \"add milk\" to put something there.")]
    [
        InlineData(
            "got 2",
            "I have not shown you that list yet, so I do not know which is number 2: say \"list\", then \"got 2\", or \"got milk\".")]
    public async Task Says(string message, string answer) => Assert.Equal(answer, await _chat.SayAsync(message));

    [Fact]
    public async Task adding_more_of_the_same_tells_both_amounts()
    {
        await _chat.SayAsync("add milk 1 l, eggs");
        Assert.Equal("Added bread.\nMilk: 1 l → 3 l.\nEggs is already on the list.", await _chat.SayAsync("add 2 l milk, eggs, bread"));
        Assert.Equal("Eggs: now 12.", await _chat.SayAsync("add 12 eggs"));
    }

    [Fact]
    public async Task a_number_means_the_entry_that_was_shown_under_it()
    {
        await _chat.SayAsync("add milk, eggs, bread");
        Assert.Equal("1. milk\n2. eggs\n3. bread", await _chat.SayAsync("list"));
        Assert.Equal("Got milk and bread. 1 left on the list.", await _chat.SayAsync("got 1 and 3"));
        // The numbers stay those that are on the screen.
        Assert.Equal("Got eggs. The list is empty now.", await _chat.SayAsync("got 2"));
        Assert.Equal(
            "The list I showed you ends at 3. Name it instead: say \"list\", then \"got 2\", or \"got milk\".",
            await _chat.SayAsync("got 4"));
    }

    [Fact]
    public async Task adjacent_amounts_of_one_thing_have_numbers_of_their_own()
    {
        await _chat.SayAsync("add milk 1 l, 2 packs of milk");
        Assert.Equal("1. milk (1 l)\n2. milk (2 packs)", await _chat.SayAsync("list"));
        await _chat.SayAsync("remove 2");
        Assert.Equal("1. milk (1 l)", await _chat.SayAsync("list"));
    }

    [Fact]
    public async Task got_it_means_the_only_entry_or_asks()
    {
        await _chat.SayAsync("add milk");
        Assert.Equal("Got milk. The list is empty now.", await _chat.SayAsync("got it"));
        await _chat.SayAsync("add milk, eggs");
        Assert.Equal("Which one?\n1. milk\n2. eggs", await _chat.SayAsync("got it"));
        await _chat.SayAsync("list");
        Assert.StartsWith("Which one?", await _chat.SayAsync("got it"));
        Assert.Equal("Got milk and eggs. The list is empty now.", await _chat.SayAsync("got everything"));
    }

    [Fact]
    public async Task what_is_missing_is_told_beside_what_was_done()
    {
        await _chat.SayAsync("add oat milk, soy milk, eggs");
        Assert.Equal(
            "Removed eggs. 2 left on the list.\nMilk is not on the list. Did you mean oat milk or soy milk?\n1. oat milk\n2. soy milk",
            await _chat.SayAsync("remove eggs and milk"));
        Assert.Equal("Removed soy milk. 1 left on the list.", await _chat.SayAsync("2"));
    }

    [Fact]
    public async Task an_entry_is_taken_by_any_part_of_its_name_that_no_other_has()
    {
        await _chat.SayAsync("add oat milk, rye bread");
        Assert.Equal("Removed rye bread. 1 left on the list.", await _chat.SayAsync("remove bread"));
        Assert.Equal("Got oat milk. The list is empty now.", await _chat.SayAsync("got oat"));
    }

    [Fact]
    public async Task a_repetition_of_got_everything_says_the_same()
    {
        await _chat.SayAsync("add milk, eggs");
        var first = await _chat.SayAsync("got everything");
        var again = await _chat.RunAsync([new(new("groceries.got"), Arguments.None.With("items", "\tall"))]);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task a_change_leaves_a_note_in_the_journal_and_a_question_leaves_none()
    {
        await _chat.SayAsync("add milk 2 l, eggs");
        Assert.Equal("added milk (2 l) and eggs", _chat.Outcomes.Single().Journal?.Summary);
        await _chat.SayAsync("list");
        Assert.Null(_chat.Outcomes.Single().Journal);
        await _chat.SayAsync("got bread");
        Assert.Null(_chat.Outcomes.Single().Journal);
    }

    [Fact]
    public async Task a_hundred_and_one_items_are_refused_whole()
    {
        Assert.Contains(
            "more than 100", await _chat.SayAsync("add " + string.Join(", ", Enumerable.Range(1, 101).Select(number => $"thing{number}"))));
        Assert.Empty(_chat.Grains.List.Open);
    }
}
