using Alfred.EndToEnd.Browser;
using Microsoft.Playwright;

namespace Alfred.EndToEnd.Console;

/// <summary>S7: what people write, what they are called, and what a provider says about it is text in the console.</summary>
[Trait("Category", "HomeOnly")]
public sealed class HostileTextTests(ConsoleInstance console, Chromium chromium) : IClassFixture<ConsoleInstance>
{
    private const int Names = 20;

    [Fact]
    public async Task of_a_hundred_scripts_in_names_and_messages_none_runs()
    {
        var payloads = ScriptPayloads.All;
        var people = payloads.Take(Names).Select(console.Meet).ToArray();
        for (var i = 0; i < payloads.Length; i++)
            await people[i % Names].WriteAsync(payloads[i]);
        foreach (var person in people)
            await person.ReceivesAsync(1);

        var page = await console.OpenAsync(chromium, "/conversations");
        var conversations = await page.Locator("tbody th a").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");
        Assert.InRange(conversations.Length, Names, int.MaxValue);
        foreach (var path in ConsolePages.All)
            await IsHarmlessAsync(page, $"/dashboard{path}");
        foreach (var conversation in conversations)
            await IsHarmlessAsync(page, conversation);
        await RevealedText.IsHarmlessAsync(console.Home, page, payloads);
    }

    [Fact]
    public async Task of_a_hundred_scripts_that_the_model_says_none_runs()
    {
        // Nobody else's words in this instance begin like that.
        var words = ScriptPayloads.All.Select(static payload => $"Blue: {payload}").ToArray();
        var people = Enumerable.Range(0, Names).Select(number => console.Meet($"Ana {number}")).ToArray();
        foreach (var (number, said) in words.Index())
        {
            console.Model.Say(said);
            await people[number % Names].AskAsync("why is the sky blue?");
        }

        var page = await console.OpenAsync(chromium, "/conversations");
        await RevealedText.IsHarmlessAsync(console.Home, page, words.Where(IsSaid).Select(Plain));
    }

    private async Task IsHarmlessAsync(IPage page, string path)
    {
        await page.GotoAsync(new Uri(console.Home.Client.BaseAddress!, path).AbsoluteUri);
        Assert.Equal(ScriptPayloads.Harmless, await page.EvaluateAsync<string>(ScriptPayloads.Check("main", path)));
    }

    // What of its words is shown as it is: addresses and what calls people is made harmless first.
    private static bool IsSaid(string words) =>
        !words.Contains('@', StringComparison.Ordinal) && !words.Contains("//", StringComparison.Ordinal);

    // A backtick is an apostrophe in every text that is read.
    private static string Plain(string words) => words.Replace('`', '\'');
}
