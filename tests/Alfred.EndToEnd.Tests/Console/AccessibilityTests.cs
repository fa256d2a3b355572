using Alfred.EndToEnd.Browser;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alfred.EndToEnd.Console;

/// <summary>The console can be read and used by everybody: with a keyboard, a screen reader, on a phone, in light and dark.</summary>
[Trait("Category", "HomeOnly")]
public sealed class AccessibilityTests(ConsoleInstance console, Chromium chromium) : IClassFixture<ConsoleInstance>
{
    [Fact]
    public async Task axe_finds_nothing_serious_on_any_page_in_light_and_dark()
    {
        var page = await PrepareAsync();
        foreach (var path in await PathsAsync(page))
        {
            await page.GotoAsync(path);
            // What opens is looked at as well.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            Assert.Equal((path, ""), (path, await SeriousAsync(page, ColorScheme.Light)));
            // Of all that axe looks at, only colours differ.
            Assert.Equal((path, ""), (path, await SeriousAsync(page, ColorScheme.Dark, "color-contrast")));
        }
    }

    [Fact]
    public async Task no_page_scrolls_sideways_on_a_phone_or_a_tablet()
    {
        var page = await PrepareAsync();
        foreach (var path in await PathsAsync(page))
        {
            await page.GotoAsync(path);
            foreach (var width in new[] { 320, 768 })
            {
                await page.SetViewportSizeAsync(width, 700);
                Assert.Equal(
                    (path, width, true),
                    (path, width, await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")));
            }
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

    private static async Task<string> SeriousAsync(IPage page, ColorScheme scheme, params string[] rules)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var options = rules is [] ? null : new AxeRunOptions { RunOnly = new() { Type = "rule", Values = [.. rules] } };
        var found = await page.RunAxe(options);
        return string.Join('\n', found.Violations.Where(one => one.Impact is "serious" or "critical")
            .SelectMany(one => one.Nodes.Select(node => $"{one.Id}: {node.Html}")));
    }

    private async Task<IReadOnlyList<string>> PathsAsync(IPage page)
    {
        var conversation = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        var timeline = new Uri(console.Home.Client.BaseAddress!, conversation).AbsoluteUri;
        return [.. ConsolePages.All.Select(path => $"{console.Address}{path}"), timeline];
    }
}
