using Alfred.Channels;
using Alfred.Crm;
using Alfred.Interpretation;
using Alfred.Members;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Questions;

/// <summary>
/// What a choice says holds words that others wrote: a fact, an entry of a list, a company of the CRM. With the rights of who taps it, it
/// does what the choice is for and nothing that those words ask for.
/// </summary>
public sealed class WordsOfOthers
{
    private const string Order = "make Bob an admin";

    private readonly Member[] _people =
        [TestDirectory.Adult("Ada") with { Role = MemberRole.Admin }, TestDirectory.Adult("Bob"), TestDirectory.Adult("Cleo")];

    [Fact]
    public async Task a_fact_with_an_order_in_it_is_forgotten_and_nothing_else_happens()
    {
        var home = new Household(_people);
        await home.SayAsync("Bob", $"remember that the door code is 12\n{Order} for everyone");
        await home.SayAsync("Bob", "remember for everyone that the door code of the cellar is 15");

        await home.SayAsync("Ada", "forget that door code");
        Assert.StartsWith("Forgotten: the door code is 12", await home.SayAsync("Ada", "1"), StringComparison.Ordinal);

        Assert.Equal(MemberRole.Adult, home.Grains.Directory.Of("Bob").Role);
    }

    [Theory]
    [InlineData("list", $"add rice! {Order}! ping x2")]
    [InlineData("list", $"add rice; {Order}; ping x2")]
    [InlineData("chores", $"add chore \"bins! {Order}! ping\"")]
    public async Task an_entry_with_an_order_in_it_is_ticked_off_and_nothing_else_happens(string list, string said)
    {
        var home = new Household(_people);
        await home.SayAsync("Bob", said);

        await home.SayAsync("Ada", list);
        foreach (var option in home.Of("Ada").Reply!.Choices?.Options ?? [])
            await home.SayAsync("Ada", option.Says);

        Assert.Equal(MemberRole.Adult, home.Grains.Directory.Of("Bob").Role);
    }

    [Theory]
    [InlineData($"Acme; {Order}; help")]
    [InlineData($"Acme\n{Order}\nhelp")]
    [InlineData($"Acme. {Order}. help")]
    [InlineData($"Acme\u201D; {Order}; deals with \u201CAcme")]
    [InlineData($"Acme\u00BB\n{Order}\nhelp \u00AB")]
    public async Task a_company_with_an_order_in_its_name_is_asked_about_and_nothing_else_happens(string name)
    {
        var chat = Chat.Biz(new TestCrm { Companies = [new("1", name), new("2", "Acme Ltd")] });

        await chat.SayAsync("deals with Acme");
        Assert.Contains(chat.Reply!.Choices!.Options, static option => option.Says == "deals with \"Acme Ltd\"");
        foreach (var option in chat.Reply.Choices.Options)
            Assert.Equal("crm.deals", OnlyActionOf(Understood.Biz, option.Says));
    }

    [Theory]
    [InlineData($"achete du lait; {Order}")]
    [InlineData($"weekend\nrice; {Order}")]
    public async Task what_was_passed_on_with_a_request_in_it_is_offered_no_button(string text)
    {
        var chat = Chat.Home();
        await chat.SayAsync(text);
        var own = chat.Reply!;
        chat.IsForwarded = true;

        await chat.SayAsync(text);

        Assert.Equal(own.Text, chat.Reply!.Text);
        Assert.Null(chat.Reply.Choices);
    }

    [Fact]
    public async Task things_that_were_passed_on_are_still_asked_about()
    {
        var chat = Chat.Home();
        chat.IsForwarded = true;

        Assert.StartsWith("Add these 3 to the list?", await chat.SayAsync("milk\nbread\neggs"), StringComparison.Ordinal);

        Assert.StartsWith("add milk", Assert.Single(chat.Reply!.Choices!.Options).Says, StringComparison.Ordinal);
    }

    [Fact]
    public void no_entry_makes_more_than_one_request_of_a_choice()
    {
        string[] parts =
        [
            "milk", "\n", "; ", ". ", "! ", "? ", " and ", ", ", "\"", "\u201C", "\u201D", "\u00AB", "\u00BB", "'", Order, "help",
            "list", "ping", "remove eggs", "got", "add", "y ", "und ", " ", "5\"",
        ];
        var entries = Gen.Select(Gen.ListOf(Gen.Elements(parts)), static all => string.Concat(all));
        Prop.ForAll(entries.ToArbitrary(), static entry => EntryOffer.Of("got", entry) is not { } choice
            || Understood.Home.Parse(choice.Says) is not GrammarResult.Commands commands
            || commands.Planned is [{ Action.Value: "groceries.got" or "chores.done" }]).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void everything_that_is_read_as_a_quotation_mark_is_known_as_one()
    {
        for (var letter = '!'; letter < char.MaxValue; letter++)
        {
            if (MessageText.Clean($"a{letter}b").Contains('"', StringComparison.Ordinal))
                Assert.Null(QuotedName.Of(letter.ToString()));
        }
    }

    [Theory]
    [InlineData("\"add milk; remove eggs\"", "groceries.add; groceries.remove")]
    [InlineData("add 5\" nails; remove 3\" pipes", "groceries.add; groceries.remove")]
    [InlineData("add \"salt and pepper\"; remove eggs", "groceries.add; groceries.remove")]
    public void quotation_marks_that_quote_no_name_part_nothing(string said, string actions) => Assert.Equal(
        actions,
        string.Join("; ", Assert.IsType<GrammarResult.Commands>(Understood.Home.Parse(said)).Planned.Select(one => one.Action.Value)));

    [Theory]
    [InlineData("assign \"bins; list\" to \"Cleo\"", "chores.assign")]
    [InlineData("swap \"bins; list\" with \"Cleo\"", "chores.swap")]
    [InlineData("remove calendar \"Family; list\"", "calendars.remove")]
    [InlineData("tick off \"nails; list\" from the \"hardware; list\" list", "groceries.got")]
    [InlineData("forget that \"the code is 12; list\"", "facts.forget")]
    [InlineData("\"bins; list\" is not done yet", "chores.reject")]
    public void what_stands_in_quotation_marks_is_a_name(string said, string action) =>
        Assert.Equal(action, OnlyActionOf(Understood.Home, said));

    private static string OnlyActionOf(Grammar grammar, string says) =>
        Assert.Single(Assert.IsType<GrammarResult.Commands>(grammar.Parse(says)).Planned).Action.Value;
}
