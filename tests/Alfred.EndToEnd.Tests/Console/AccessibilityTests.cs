using Alfred.EndToEnd.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alfred.EndToEnd.Console;

/// <summary>The console can be read and used by everybody: with a keyboard, a screen reader, on a phone, in light and dark.</summary>
[Trait("Category", "HomeOnly")]
public sealed class AccessibilityTests(ConsoleInstance console, Chromium chromium) : IClassFixture<ConsoleInstance>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task axe_finds_nothing_serious_on_any_page(ColorScheme scheme)
    {
        var page = await PrepareAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        foreach (var path in await PathsAsync(page))
        {
            await page.GotoAsync(path);
            // What opens is looked at as well.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            var found = (await page.RunAxe()).Violations.Where(one => one.Impact is "serious" or "critical")
                .SelectMany(one => one.Nodes.Select(node => $"{one.Id}: {node.Html}"));
            Assert.Equal((path, ""), (path, string.Join('\n', found)));
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    public async Task no_page_scrolls_sideways(int width)
    {
        var page = await PrepareAsync();
        await page.SetViewportSizeAsync(width, 700);
        foreach (var path in await PathsAsync(page))
        {
            await page.GotoAsync(path);
            Assert.Equal((path, true), (path, await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")));
        }
    }

    [Fact]
    public async Task without_script_everything_can_be_done()
    {
        var page = await PrepareAsync();
        await page.RouteAsync("**/console.js", static route => route.AbortAsync());
        await page.GotoAsync($"{console.Address}/dead-letters");
        var rows = page.Locator("tbody tr");
        var before = await rows.CountAsync();
        await rows.First.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(before - 1);
    }

    // Something of each kind, so that no page is empty.
    private async Task<IPage> PrepareAsync()
    {
        var someone = console.Meet($"Ana {Guid.NewGuid():N}"[..12]);
        await someone.AskAsync("briefing at 7:30");
        await someone.AskAsync("add milk");
        await someone.WriteInVainAsync("ping");
        return await console.OpenAsync(chromium, "/conversations");
    }

    private async Task<IReadOnlyList<string>> PathsAsync(IPage page)
    {
        var conversation = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        var timeline = new Uri(console.Home.Client.BaseAddress!, conversation).AbsoluteUri;
        return [.. ConsolePages.All.Select(path => $"{console.Address}{path}"), timeline];
    }
}
