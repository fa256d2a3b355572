using System.Net;

namespace Alfred.Silo.Channels;

/// <summary>A channel that is one folder and one line: everything that people can do elsewhere, by typing.</summary>
public sealed class PostcardTests(TeamOfThreeChannels team) : IClassFixture<TeamOfThreeChannels>
{
    [Fact]
    public async Task choices_are_numbers_to_type()
    {
        Assert.EndsWith("\n1. Expenses\n2. Inbox\n3. Reminders", await AskAsync("ada", "help"), StringComparison.Ordinal);
        Assert.StartsWith("No expenses", await AskAsync("ada", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_form_is_one_question_after_the_other()
    {
        Assert.Equal("Log an expense\nAmount? For example: 12.50 or 12 USD. Say \"cancel\" to stop.", await AskAsync("bob", "expense"));
        Assert.Equal("\"1.234\" can mean 1234 or 1.23. Which one?\n1. 1234\n2. 1.23", await AskAsync("bob", "1.234"));
        Assert.Equal("What for? For example: lunch @client. Say \"skip\" to leave it out.", await AskAsync("bob", "2"));
        Assert.Equal("Day? For example: yesterday or 20 Nov. Say \"skip\" to leave it out.", await AskAsync("bob", "parking"));
        Assert.Equal("Logged €1.23 · parking · Travel", await AskAsync("bob", "skip"));
    }

    [Fact]
    public async Task a_postcard_delivered_twice_counts_once()
    {
        await team.DeliverAsync(team.Office.Delivery(team.Url, "cleo", "ping", id: "twice"));
        await team.DeliverAsync(team.Office.Delivery(team.Url, "cleo", "ping", id: "twice"));
        await AskAsync("cleo", "help");
        Assert.Single(team.Office.Sent.All, card => card is { To: "cleo", Text: "pong" });
    }

    [Fact]
    public async Task a_postcard_that_the_office_did_not_sign_is_refused()
    {
        using var forged = team.Office.Delivery(team.Url, "dora", "ping");
        forged.Headers.Remove("X-Postcard-Signature");
        forged.Headers.Add("X-Postcard-Signature", $"sha256={new string('0', 64)}");
        using var answer = await team.Client.SendAsync(forged);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private Task<string> AskAsync(string from, string text) => team.WriterOf(from).SayAsync(text);
}
