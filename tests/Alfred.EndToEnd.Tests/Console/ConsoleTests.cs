using System.Net;
using System.Net.Http.Headers;
using Alfred.EndToEnd.Browser;
using Alfred.Testing.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Console;

/// <summary>What an operator does in the console, in a real browser.</summary>
[Trait("Category", "HomeOnly")]
public sealed class ConsoleTests(ConsoleInstance console, Chromium chromium) : IClassFixture<ConsoleInstance>
{
    [Fact]
    public async Task why_a_briefing_did_not_arrive_is_found_and_it_is_sent_again()
    {
        var bea = console.Meet("Bea");
        await bea.AskAsync("add bread");
        await bea.AskAsync("briefing at 7:30");
        var page = await console.OpenAsync(chromium, "/schedules");
        var dead = await console.DeadAsync();
        console.Home.Graph.AnswerNext(Sandbox.Graph.GraphError.Of(131026, message: "Message undeliverable"));

        await RowOf(page, "Bea").GetByText("Run now…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now briefing.show for Bea" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Done.");
        await Eventually.GetAsync(console.DeadAsync, now => now > dead);

        await page.GetByRole(AriaRole.Link, new() { Name = "Today", Exact = true }).ClickAsync();
        var briefing = page.Locator("section[aria-labelledby=briefings] tr", new() { HasText = "Bea" });
        await Expect(briefing).ToContainTextAsync("not delivered");
        await Expect(briefing).ToContainTextAsync("WhatsApp error 131026");
        await page.Locator(".problems a", new() { HasText = "dead letter" }).ClickAsync();
        var before = bea.Received.Count;
        await RowOf(page, "Bea").GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Done.");
        await bea.ReceivesAsync(before + 1);
        Assert.Contains("bread", bea.Received[before], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task a_dead_letter_that_is_dropped_is_gone_for_good()
    {
        var dora = console.Meet("Dora");
        await dora.WriteInVainAsync("ping");
        var page = await console.OpenAsync(chromium, "/dead-letters?kind=reply");
        await RowOf(page, "Dora").GetByText("Drop…").ClickAsync();
        await RowOf(page, "Dora").GetByRole(AriaRole.Button, new() { Name = "Drop" }).ClickAsync();
        await Expect(RowOf(page, "Dora")).ToHaveCountAsync(0);
        Assert.Empty(dora.Received);
    }

    [Fact]
    public async Task the_messages_of_a_paused_person_wait_until_they_are_let_go_on()
    {
        var pia = console.Meet("Pia");
        await pia.AskAsync("ping");
        var page = await console.OpenAsync(chromium, "/members");
        await RowOf(page, "Pia").GetByText("Pause…").ClickAsync();
        await RowOf(page, "Pia").GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(RowOf(page, "Pia")).ToContainTextAsync("paused");

        await pia.WriteAsync("add butter");
        await console.Meet("Somebody").AskAsync("ping");
        Assert.Single(pia.Received);
        await RowOf(page, "Pia").GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await pia.ReceivesAsync(2);
        Assert.Contains("butter", pia.Received[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_member_who_is_erased_is_told_and_gone()
    {
        var eva = console.Meet("Eva");
        await eva.AskAsync("ping");
        var page = await console.OpenAsync(chromium, "/members");
        await RowOf(page, "Eva").GetByText("Erase…").ClickAsync();
        await RowOf(page, "Eva").GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is deleting everything");
        await eva.ReceivesAsync(2);
        await Eventually.GetAsync(
            async () =>
            {
                await page.GotoAsync($"{console.Address}/members");
                return await RowOf(page, "Eva").CountAsync();
            },
            count => count == 0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        await Expect(page.Locator("tbody tr", new() { HasText = "member.erase" })).ToContainTextAsync("begun");
    }

    [Fact]
    public async Task what_somebody_wrote_is_hidden_until_it_is_asked_for_which_is_noted()
    {
        var rosa = console.Meet("Rosa");
        await rosa.AskAsync("add champagne");
        var page = await console.OpenAsync(chromium, "/conversations?search=Rosa");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rosa" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("groceries.add");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("champagne");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show content" }).First.ClickAsync();
        await Expect(page.Locator(".revealed")).ToContainTextAsync("add champagne");
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("message.reveal");
    }

    [Fact]
    public async Task an_open_page_shows_what_happens()
    {
        var lea = console.Meet("Lea");
        var page = await console.OpenAsync(chromium, "/conversations");
        await lea.AskAsync("ping");
        await Expect(RowOf(page, "Lea")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task who_only_reads_sees_every_page_and_no_button()
    {
        var vera = console.Meet("Vera");
        await vera.WriteInVainAsync("ping");
        var page = await console.OpenAsync(chromium, token: ConsoleInstance.ReadToken);
        foreach (var path in ConsolePages.All)
        {
            await page.GotoAsync($"{console.Address}{path}");
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Expect(page.Locator("form[method=post]")).ToHaveCountAsync(0);
        }

        using var asked = new HttpRequestMessage(HttpMethod.Post, $"{console.Address}/members/invite");
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ConsoleInstance.ReadToken);
        Assert.Equal(HttpStatusCode.Forbidden, await console.Home.SendAsync(asked));
    }

    private static ILocator RowOf(IPage page, string name) =>
        page.Locator("tbody tr", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });
}
