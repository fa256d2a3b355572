using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Chores;

/// <summary>The chores as people read them.</summary>
public sealed class ChoreChat
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("add chore take out the bins", "Added take out the bins.")]
    [InlineData("add chore take out the bins for Bob", "Added take out the bins (Bob).")]
    [InlineData("add chore take out the bins for bob", "Added take out the bins (Bob).")]
    [InlineData("add chore take out the bins for me", "Added take out the bins (Ada).")]
    [InlineData("add chore for Bob: take out the bins", "Added take out the bins (Bob).")]
    [InlineData("add chore buy balloons for the party", "Added buy balloons for the party.")]
    [InlineData("add chore give the book back to Bob", "Added give the book back (Bob).")]
    [InlineData("add chore water the plants for anyone", "Added water the plants.")]
    [InlineData("add chores: bins, plants for Bob", "Added bins and plants (Bob).")]
    [InlineData("chores", "No chores open. Say \"add chore take out the bins\" to add one.")]
    [InlineData("done bins", "There is no open chore \"bins\".")]
    public async Task Says(string message, string answer) => Assert.Equal(answer, await _chat.SayAsync(message));

    [Fact]
    public async Task a_chore_is_listed_and_done_by_number_or_by_a_word_of_it()
    {
        await _chat.SayAsync("add chores: take out the bins for Bob, water plants");
        Assert.Equal("1. take out the bins (Bob)\n2. water plants", await _chat.SayAsync("chores"));
        Assert.Equal("Done: water plants. Thank you, Ada! 1 left.", await _chat.SayAsync("done 2"));
        Assert.Equal("Done: take out the bins. Thank you, Ada! Nothing else is open.", await _chat.SayAsync("bins done"));
        Assert.Equal(["Ada", "Ada"], _chat.Grains.Board.Done.Select(done => done.DoneBy));
    }

    [Fact]
    public async Task a_name_that_fits_two_is_asked_for()
    {
        await _chat.SayAsync("add chores: wash the car, wash the windows");
        Assert.Equal("Which one is done?\n1. wash the car\n2. wash the windows", await _chat.SayAsync("done wash"));
        Assert.Equal("Done: wash the windows. Thank you, Ada! 1 left.", await _chat.SayAsync("2"));
    }

    [Fact]
    public async Task adding_an_open_chore_again_says_so()
    {
        await _chat.SayAsync("add chore bins");
        Assert.Equal("Bins is open already.", await _chat.SayAsync("add chore Bins"));
    }

    [Fact]
    public async Task numbers_of_the_grocery_list_are_no_chores()
    {
        await _chat.SayAsync("add milk\nadd chore bins\nlist");
        Assert.StartsWith("I have not shown you that list yet", await _chat.SayAsync("done 1"));
    }
}
