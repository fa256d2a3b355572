using System.Net.Http.Headers;
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
        Assert.Equal(Names, conversations.Length);
        foreach (var path in ConsolePages.All)
            await IsHarmlessAsync(page, $"/dashboard{path}");
        foreach (var conversation in conversations)
            await IsHarmlessAsync(page, conversation);
        await AreHarmlessWhenShownAsync(page);
    }

    private async Task IsHarmlessAsync(IPage page, string path)
    {
        await page.GotoAsync(new Uri(console.Home.Client.BaseAddress!, path).AbsoluteUri);
        Assert.Equal(ScriptPayloads.Harmless, await page.EvaluateAsync<string>(ScriptPayloads.Check("main", path)));
    }

    // Every message's content, as the browser would get it one after the other, on one page.
    private async Task AreHarmlessWhenShownAsync(IPage page)
    {
        var keys = await console.Home.AskAsync<string[]>("select array_agg(conversation || '/' || id) from inbox");
        Assert.True(keys.Length >= ScriptPayloads.All.Length);
        foreach (var key in keys)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Post, $"{console.Address}/conversations/{key}/reveal")
            {
                Content = new FormUrlEncodedContent([new("page", "1")]),
            };
            asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ConsoleInstance.Token);
            using var answer = await console.Home.Client.SendAsync(asked);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains("class=\"revealed\"", html, StringComparison.Ordinal);
            await page.SetContentAsync(html[html.IndexOf("<body>", StringComparison.Ordinal)..]);
            Assert.Equal(
                "undefined, 0",
                await page.EvaluateAsync<string>("""
                    `${typeof window.executed}, ${document.querySelectorAll('.revealed :is(script, img, iframe, object, base, meta, style, input, form)').length}`
                    """));
        }
    }
}
