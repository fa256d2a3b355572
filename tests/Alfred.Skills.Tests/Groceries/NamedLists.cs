using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>Lists beside the ordinary one.</summary>
public sealed class NamedLists
{
    private readonly Chat _chat = Chat.Home();

    [Fact]
    public async Task a_named_list_is_one_of_its_own_and_named_in_every_reply()
    {
        await _chat.SayAsync("add milk");
        Assert.Equal("List \"hardware\": Added screws.", await AddAsync("screws"));
        Assert.Equal("List \"Hardware\": Screws is already on the list.", await AddAsync("screws", "Hardware"));
        Assert.Equal("List \"hardware\":\n1. screws", await _chat.DoAsync("groceries.list", ("list", "hardware")));
        Assert.Equal("1. milk", await _chat.SayAsync("list"));
        Assert.StartsWith("List \"party\": Nothing", await _chat.DoAsync("groceries.list", ("list", "party")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_number_means_the_list_that_was_shown_and_a_name_the_ordinary_one()
    {
        await _chat.SayAsync("add milk, eggs");
        await AddAsync("screws");
        await AddAsync("nails");
        await _chat.DoAsync("groceries.list", ("list", "hardware"));
        Assert.Equal("List \"hardware\": Got nails. 1 left on the list.", await _chat.SayAsync("got 2"));
        Assert.Equal("Got milk. 1 left on the list.", await _chat.SayAsync("got milk"));
        await _chat.SayAsync("list");
        Assert.Equal("Got eggs. The list is empty now.", await _chat.SayAsync("got 1"));
    }

    [Fact]
    public async Task everything_means_the_list_that_was_shown()
    {
        await _chat.SayAsync("add milk");
        await AddAsync("screws");
        await _chat.DoAsync("groceries.list", ("list", "hardware"));
        Assert.Equal("List \"hardware\": Got screws. The list is empty now.", await _chat.SayAsync("got everything"));
        Assert.Single(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task it_is_asked_for_with_the_entries_of_the_list_that_was_shown()
    {
        await AddAsync("screws");
        await AddAsync("nails");
        await _chat.DoAsync("groceries.list", ("list", "hardware"));
        Assert.Equal("List \"hardware\": Which one?\n1. screws\n2. nails", await _chat.SayAsync("got it"));
        Assert.Equal("tick off \"screws\" from the \"hardware\" list", _chat.Reply!.Choices!.Options[0].Says);
    }

    [Fact]
    public async Task undo_means_the_list_that_was_changed_last()
    {
        await _chat.SayAsync("add milk");
        await AddAsync("screws");
        Assert.Equal("List \"hardware\":\nUndone: screws is off the list again.\nThe list is empty now.", await _chat.SayAsync("undo"));
        Assert.Single(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task clearing_means_the_list_that_was_shown_last_and_asks_by_name()
    {
        await _chat.SayAsync("add milk");
        await AddAsync("screws");
        await _chat.DoAsync("groceries.list", ("list", "hardware"));
        Assert.Equal("List \"hardware\": Clear the only entry, screws?\n1. Yes\n2. No, show it", await _chat.SayAsync("clear the list"));
        Assert.StartsWith("List \"hardware\": The list is empty now.", await _chat.SayAsync("yes"), StringComparison.Ordinal);
        Assert.Single(_chat.Grains.List.Open);
    }

    [Theory]
    [InlineData("en", "hardware", "hardware")]
    [InlineData("en", "the hardware list", "hardware")]
    [InlineData("en", "the list", "")]
    [InlineData("en", "our Shopping List", "")]
    [InlineData("de", "Baumarkt", "Baumarkt")]
    [InlineData("de", "die Baumarktliste", "Baumarkt")]
    [InlineData("de", "meine Einkaufsliste", "")]
    [InlineData("es", "la lista de Mercadona", "Mercadona")]
    [InlineData("es", "la lista de la compra", "")]
    [InlineData("nl", "de bouwmarktlijst", "bouwmarkt")]
    [InlineData("nl", "het boodschappenlijstje", "")]
    [InlineData("fr", "la liste du bricolage", "bricolage")]
    [InlineData("fr", "la liste de courses", "")]
    public void A_list_is_called(string language, string text, string name) => Assert.Equal(
        new ParseResult.Understood(name), ListWords.Read(text, new(TestInstance.Home, SkillSet.Languages[language])));

    [Theory]
    [InlineData("Hardware", "hardware")]
    [InlineData("Müsli & Café", "musli-cafe")]
    [InlineData("Großmarkt", "grossmarkt")]
    [InlineData("🎉", "🎉")]
    [InlineData("!", "!")]
    [InlineData(null, "")]
    public void A_list_is_told_from_others_by(string? name, string key) => Assert.Equal(key, new ListName(name).Key);

    private Task<string> AddAsync(string item, string list = "hardware") =>
        _chat.DoAsync("groceries.add", ("items", item), ("list", list));
}
