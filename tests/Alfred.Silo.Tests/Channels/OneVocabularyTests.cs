namespace Alfred.Silo.Channels;

/// <summary>The same skills in a conversation with buttons and lists, with buttons and a modal, and with typed numbers.</summary>
public sealed class OneVocabularyTests(HomeOfThreeChannels home, TeamOfThreeChannels team)
    : IClassFixture<HomeOfThreeChannels>, IClassFixture<TeamOfThreeChannels>
{
    [Fact]
    public async Task one_grocery_list_is_ticked_off_everywhere()
    {
        var (writer, phone) = (home.WriterOf("ada"), home.PhoneOf("34600111222"));
        Assert.Equal("Added milk, eggs, bread and apples.", await writer.SayAsync("add milk, eggs, bread, apples"));

        var list = await phone.SayAsync("list");
        Assert.Equal(("list", "1. milk\n2. eggs\n3. bread\n4. apples"), (list.Kind, list.Text));
        Assert.Equal(["milk", "eggs", "bread", "apples"], list.Titles);
        Assert.Equal("Got eggs. 3 left on the list.", (await phone.TapAsync("eggs")).Text);

        Assert.Equal("1. milk\n2. bread\n3. apples", await writer.SayAsync("list"));
        Assert.Equal("Got apples. 2 left on the list.", await writer.SayAsync("3"));
        Assert.Equal("Got bread. 1 left on the list.", await writer.SayAsync("bread"));

        var slack = home.MemberOf("U0ADA");
        Assert.Equal("1. milk", await slack.SayAsync("list"));
        Assert.Equal(["milk"], slack.Labels);
        Assert.Equal("Added jam.", await slack.SayAsync("add jam"));
        await slack.SayAsync("list");
        Assert.Equal("Got jam. 1 left on the list.", await slack.ClickAsync("jam"));

        var rest = await phone.SayAsync("list");
        Assert.Equal("button", rest.Kind);
        Assert.Equal("Got milk. The list is empty now.", (await phone.SayAsync("1")).Text);
    }

    [Fact]
    public async Task help_is_buttons_or_numbers()
    {
        var (writer, phone) = (home.WriterOf("bob"), home.PhoneOf("34600333444"));
        Assert.EndsWith("\n1. Grocery list\n2. Chores\n3. Reminders", await writer.SayAsync("help"), StringComparison.Ordinal);
        Assert.StartsWith("No chores open.", await writer.SayAsync("2"), StringComparison.Ordinal);

        var help = await phone.SayAsync("help");
        Assert.Equal("button", help.Kind);
        Assert.Equal(["Grocery list", "Chores", "Reminders"], help.Titles);
        Assert.StartsWith("No chores open.", (await phone.TapAsync("Chores")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_expense_is_a_modal_in_slack()
    {
        var slack = team.MemberOf("U0BOB");
        await slack.SayAsync("expense");
        Assert.Equal(["Amount", "What for", "Day"], await slack.OpenAsync("Log an expense"));
        Assert.StartsWith(
            "Amount: I did not understand the amount \"lots\".",
            await slack.SubmitAsync(("amount", "lots"), ("note", "lunch")),
            StringComparison.Ordinal);
        await slack.OpenAsync("Log an expense");
        Assert.Equal(
            "Logged €12.50 · lunch · Meals · 20 November 2025",
            await slack.SubmitAsync(("amount", "12.50"), ("note", "lunch"), ("day", "2025-11-20")));

        Assert.Equal("\"1.234\" can mean 1234 or 1.23. Which one?", await slack.SayAsync("expense 1.234 rent"));
        Assert.Equal("Logged €1,234.00 · rent · Rent", await slack.ClickAsync("1234"));
    }

    [Fact]
    public async Task an_expense_is_asked_for_field_by_field_and_an_amount_by_buttons()
    {
        var phone = team.PhoneOf("34600555666");
        Assert.Equal(
            "Log an expense\nAmount? For example: 12.50 or 12 USD. Say \"cancel\" to stop.", (await phone.SayAsync("expense")).Text);
        var amount = await phone.SayAsync("1.234");
        Assert.Equal(("button", "\"1.234\" can mean 1234 or 1.23. Which one?"), (amount.Kind, amount.Text));
        Assert.StartsWith("What for?", (await phone.TapAsync("1234")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Day?", (await phone.SayAsync("rent")).Text, StringComparison.Ordinal);
        Assert.Equal("Logged €1,234.00 · rent · Rent", (await phone.SayAsync("today")).Text);
    }
}
