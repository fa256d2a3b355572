using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Questions;

/// <summary>What was offered, picked by typing.</summary>
public sealed class OfferChat
{
    private readonly Chat _chat = Chat.Home();

    [Fact]
    public async Task entries_of_the_list_are_ticked_off_by_their_numbers_one_by_one()
    {
        await _chat.SayAsync("add milk, eggs, bread");
        Assert.Equal("1. milk\n2. eggs\n3. bread", await _chat.SayAsync("list"));
        Assert.Equal("Got eggs. 2 left on the list.", await _chat.SayAsync("2"));
        Assert.Equal("Got bread. 1 left on the list.", await _chat.SayAsync("3."));
        Assert.Equal("Got milk. The list is empty now.", await _chat.SayAsync("1"));
    }

    [Theory]
    [InlineData("CRÈME fraiche")]
    [InlineData("creme fra")]
    [InlineData("crème fraîche please")]
    public async Task A_name_or_its_beginning_picks_it(string typed)
    {
        await _chat.SayAsync("add milk, crème fraîche");
        await _chat.SayAsync("list");
        Assert.Equal("Got crème fraîche. 1 left on the list.", await _chat.SayAsync(typed));
    }

    [Fact]
    public async Task a_beginning_of_two_is_asked_for()
    {
        await _chat.SayAsync("add oat milk, oatmeal, eggs");
        await _chat.SayAsync("list");
        Assert.Equal("Which one do you mean?\n1. oat milk\n2. oatmeal", await _chat.SayAsync("oat"));
        Assert.Equal("Got oatmeal. 2 left on the list.", await _chat.SayAsync("2"));
    }

    [Theory]
    [InlineData("7 up")]
    [InlineData("everything")]
    [InlineData("2")]
    [InlineData("things to get it done")]
    public async Task A_row_means_its_own_entry_whatever_it_is_called(string name)
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync($"add chore: {name}");
        await _chat.SayAsync("add chore: bins");
        await _chat.SayAsync("chores");
        await _chat.SayAsync(_chat.Reply!.Choices!.Options[0].Says);
        Assert.Equal(["bins"], _chat.Grains.Board.Open.Select(open => open.Chore.Name));
    }

    [Fact]
    public async Task a_number_that_was_not_offered_is_answered_with_the_range()
    {
        await _chat.SayAsync("add milk, eggs");
        await _chat.SayAsync("list");
        Assert.Equal("Please pick a number from 1 to 2.", await _chat.SayAsync("3"));
        Assert.Equal("Got eggs. 1 left on the list.", await _chat.SayAsync("2"));
    }

    [Fact]
    public async Task a_command_goes_its_way_and_a_question_is_over_then()
    {
        await _chat.SayAsync("set briefing");
        Assert.Equal("Added milk.", await _chat.SayAsync("add milk"));
        Assert.StartsWith("I did not understand", await _chat.SayAsync("2"));
        Assert.Empty(_chat.Schedule.Rows);
    }

    [Fact]
    public async Task a_day_later_numbers_mean_nothing_any_more()
    {
        await _chat.SayAsync("set briefing");
        _chat.Now += Duration.FromHours(25);
        await _chat.SayAsync("2");
        Assert.Empty(_chat.Schedule.Rows);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("nein danke")]
    [InlineData("Nö.")]
    [InlineData("nee, bedankt!")]
    [InlineData("No, gracias")]
    [InlineData("vergiss es")]
    [InlineData("laat maar")]
    [InlineData("¡olvidalo!")]
    public async Task A_question_can_be_waved_aside_in_the_languages_of_the_house(string said)
    {
        await _chat.SayAsync("set briefing");
        Assert.Equal("All right.", await _chat.SayAsync(said));
        await _chat.SayAsync("2");
        Assert.Empty(_chat.Schedule.Rows);
    }

    [Theory]
    [InlineData("1 and 3")]
    [InlineData("1 und 3")]
    [InlineData("1 en 3")]
    [InlineData("1 y 3")]
    [InlineData("Nummer 1 und 3, bitte")]
    public async Task several_entries_are_ticked_off_at_once_in_the_languages_of_the_house(string said)
    {
        await _chat.SayAsync("add milk, eggs, bread");
        await _chat.SayAsync("list");
        Assert.Equal("Got milk. 2 left on the list.\nGot bread. 1 left on the list.", await _chat.SayAsync(said));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("Ja, bitte!")]
    [InlineData("Na klar")]
    [InlineData("ja hoor")]
    [InlineData("¡Sí!")]
    [InlineData("si por favor")]
    [InlineData("vale")]
    public async Task The_only_answer_can_be_affirmed_in_the_languages_of_the_house(string said)
    {
        await _chat.SayAsync("lst");
        Assert.StartsWith("Nothing on the list.", await _chat.SayAsync(said));
    }

    [Theory]
    [InlineData("eggs\nlist")] // Asked about without a button.
    [InlineData("remind me on 31 february to call mum")]
    public async Task a_yes_is_no_answer_to_what_was_asked_before_the_last_answer(string said)
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("clear the list");
        await _chat.SayAsync(said);

        await _chat.SayAsync("yes");

        Assert.Equal(["milk"], _chat.Grains.List.Open.Select(open => open.Item.Name));
    }

    [Fact]
    public async Task a_yes_ticks_nothing_off_a_list_of_one()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("list");
        await _chat.SayAsync("eggs\nlist");

        await _chat.SayAsync("yes");

        Assert.Equal(["milk"], _chat.Grains.List.Open.Select(open => open.Item.Name));
    }

    [Fact]
    public async Task what_was_passed_on_ends_what_was_asked_before()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("clear the list");
        _chat.IsForwarded = true;
        await _chat.SayAsync("eggs\nlist");
        _chat.IsForwarded = false;

        await _chat.SayAsync("yes");

        Assert.Equal(["milk"], _chat.Grains.List.Open.Select(open => open.Item.Name));
    }

    [Fact]
    public async Task what_is_asked_about_one_of_several_lines_says_what_to_do_instead_of_answering() =>
        Assert.EndsWith(
            "\nI did nothing yet: please write that line differently and send all of them again.", await _chat.SayAsync("eggs\nlist"),
            StringComparison.Ordinal);

    [Fact]
    public async Task after_what_was_not_understood_one_may_pick_once_more()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("clear the list");
        await _chat.SayAsync("qwertz uiop");

        await _chat.SayAsync("1");

        Assert.Empty(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task of_two_questions_in_one_message_the_last_is_open()
    {
        await _chat.SayAsync("add chores: wash the car, wash the windows");
        await _chat.SayAsync("add milk");
        Assert.Equal("Which one is done? (wash the car, wash the windows)\n1. milk", await _chat.SayAsync("done wash\nlist"));
        Assert.Equal("Got milk. The list is empty now.", await _chat.SayAsync("1"));
    }

    [Fact]
    public async Task too_many_picks_at_once_change_nothing()
    {
        await _chat.SayAsync("add " + string.Join(", ", Enumerable.Range('a', 12).Select(letter => new string((char)letter, 3))));
        await _chat.SayAsync("list");
        Assert.StartsWith("That is too much at once", await _chat.SayAsync(string.Join(' ', Enumerable.Range(1, 12))));
        Assert.Equal(12, _chat.Grains.List.Open.Length);
    }

    [Fact]
    public async Task one_answer_is_taken_where_one_was_asked_for()
    {
        await _chat.SayAsync("set briefing");
        Assert.Equal("One at a time, please: which one?", await _chat.SayAsync("1 and 2"));
        Assert.StartsWith("Your briefing comes every day at 07:00", await _chat.SayAsync("1"));
    }

    [Fact]
    public async Task an_amount_that_can_be_read_in_two_ways_is_picked()
    {
        var chat = Chat.Biz();
        Assert.Equal("\"1.234\" can mean 1234 or 1.23. Which one?\n1. 1234\n2. 1.23", await chat.SayAsync("expense 1.234 lunch"));
        Assert.Equal("Logged €1.23 · lunch · Meals", await chat.SayAsync("1.23"));
    }

    [Fact]
    public async Task a_slip_in_a_short_word_is_picked_as_it_was_meant()
    {
        Assert.Equal("Did you mean \"list\"?\n1. list", await _chat.SayAsync("lst"));
        Assert.StartsWith("Nothing on the list.", await _chat.SayAsync("yes"));
    }

    [Fact]
    public async Task help_offers_where_to_start()
    {
        Assert.EndsWith("\n1. Grocery list\n2. Chores\n3. Morning briefing", await _chat.SayAsync("help"));
        Assert.StartsWith("Nothing on the list.", await _chat.SayAsync("grocery list"));
    }
}
