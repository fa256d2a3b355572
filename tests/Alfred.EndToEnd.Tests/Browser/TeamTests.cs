using Alfred.Testing.Instances;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

[Trait("Category", "BizOnly")]
public sealed class TeamTests(SharedPostgres postgres, Chromium chromium)
{
    [Fact]
    public async Task a_team_morning_in_slack()
    {
        await using var biz = await SandboxInstance.StartAsync("biz", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(biz.Page);
        var conversation = page.Locator(".conversation").First;
        var thread = page.Locator(".conversation.thread");

        // A form, a direct message, a command that only its author sees, a mention that is answered in a thread.
        await WriteAsync(conversation, "expense");
        await conversation.GetByRole(AriaRole.Button, new() { Name = "Log an expense" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Amount").FillAsync("18.20");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(conversation.Locator(".post").Last).ToContainTextAsync("Logged €18.20");
        await WriteAsync(conversation, "expense 12.50 lunch");
        await Expect(conversation.Locator(".post").Last).ToContainTextAsync("12.50");
        await page.GetByRole(AriaRole.Button, new() { Name = "general" }).ClickAsync();
        await WriteAsync(conversation, "/alfred expense 40 taxi");
        await Expect(conversation.Locator(".post.private").Last).ToContainTextAsync("Logged €40.00");
        await WriteAsync(conversation, "@Alfred expense 123,45 hotel");
        await Expect(conversation.Locator(".answers")).ToContainTextAsync("1 reply");
        await conversation.Locator(".answers").ClickAsync();
        await Expect(thread.Locator(".post").Last).ToContainTextAsync("Logged €123.45");

        // Somebody else sees the mention and its answer, and nothing of what was meant for Ada.
        await page.GetByLabel("You are").SelectOptionAsync("Bob");
        await Expect(conversation).Not.ToContainTextAsync("lunch");
        await page.GetByRole(AriaRole.Button, new() { Name = "general" }).ClickAsync();
        await Expect(conversation).ToContainTextAsync("hotel");
        await Expect(conversation).Not.ToContainTextAsync("taxi");
    }

    [Fact]
    public async Task the_home_tab_shows_what_waits_and_what_is_picked_there_is_answered_in_messages()
    {
        await using var biz = await SandboxInstance.StartAsync("biz", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(biz.Page);
        var conversation = page.Locator(".conversation").First;
        await WriteAsync(conversation, "expenses over 500 need approval");
        await Expect(conversation.Locator(".post").Last).ToContainTextAsync("need an approval");
        await page.GetByLabel("You are").SelectOptionAsync("Bob");
        await WriteAsync(conversation, "expense 600 laptop");
        await Expect(conversation.Locator(".post").Last).ToContainTextAsync("waits for Ada");
        await page.GetByLabel("You are").SelectOptionAsync("Ada");

        await conversation.GetByRole(AriaRole.Button, new() { Name = "Home" }).ClickAsync();
        await Expect(conversation.Locator(".home")).ToContainTextAsync("€600.00 · laptop");
        Assert.Equal("", await Legibility.FindingsAsync(page));
        await conversation.Locator(".home").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(conversation.Locator(".home")).ToContainTextAsync("Nothing waits for your approval.");
        await conversation.GetByRole(AriaRole.Button, new() { Name = "Messages" }).ClickAsync();
        // The request that was on its way to Ada meanwhile comes behind it, and tells what stands.
        await Expect(conversation.Locator(".post").Filter(new() { HasText = "Approved: €600.00 · laptop" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task the_keyboard_keeps_its_place()
    {
        await using var biz = await SandboxInstance.StartAsync("biz", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(biz.Page);
        var conversation = page.Locator(".conversation").First;
        await WriteAsync(conversation, "expense");
        var opener = conversation.GetByRole(AriaRole.Button, new() { Name = "Log an expense" });
        await opener.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Amount")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "general" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "general" })).ToBeFocusedAsync();
        await WriteAsync(conversation, "@Alfred expense 5 tea");
        await conversation.Locator(".answers").PressAsync("Enter");
        await Expect(page.Locator(".conversation.thread").GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".conversation.thread")).ToBeHiddenAsync();
        await Expect(conversation.Locator(".answers")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task an_interruption_of_the_line_takes_nothing_from_the_page()
    {
        await using var biz = await SandboxInstance.StartAsync("biz", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(biz.Page);
        var conversation = page.Locator(".conversation").First;
        await WriteAsync(conversation, "expense");
        await conversation.GetByRole(AriaRole.Button, new() { Name = "Log an expense" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Amount").FillAsync("18.20");
        // So many further pages that the oldest, this one, is let go and has to come back.
        var streams = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => biz.Client.GetStreamAsync(biz.Page + "/events")));
        await Expect(page.Locator("body")).ToHaveClassAsync("is-offline");
        foreach (var stream in streams)
            await stream.DisposeAsync();
        await Expect(page.Locator("body")).Not.ToHaveClassAsync("is-offline");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Amount")).ToHaveValueAsync("18.20");
        await Expect(page.Locator(".channels [aria-current=page]")).ToHaveTextAsync("AAlfred");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(conversation.Locator(".post").Last).ToContainTextAsync("Logged €18.20");
    }

    [Fact]
    public async Task channels_are_a_drawer_on_a_small_screen()
    {
        await using var biz = await SandboxInstance.StartAsync("biz", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(biz.Page);
        await page.SetViewportSizeAsync(390, 844);
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Channels" });
        await menu.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "general" })).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();
        await menu.ClickAsync();
        await page.GetByLabel("You are").SelectOptionAsync("Bob");
        await Expect(page.Locator(".conversation").First.Locator("header")).ToContainTextAsync("as Bob");
        await Expect(page.GetByLabel("You are")).Not.ToBeInViewportAsync();
    }

    [Fact]
    public async Task everything_can_be_read_and_has_a_name()
    {
        await using var biz = await SandboxInstance.StartAsync("biz", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(biz.Page);
        var conversation = page.Locator(".conversation").First;
        await page.GetByRole(AriaRole.Button, new() { Name = "general" }).ClickAsync();
        await WriteAsync(conversation, "/alfred help");
        await Expect(conversation.Locator(".post.private").Last).ToContainTextAsync("what I can do");
        await WriteAsync(conversation, "@Alfred expense 5 tea");
        await conversation.Locator(".answers").ClickAsync();
        Assert.Equal("", await Legibility.FindingsAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Alfred", Exact = true }).ClickAsync();
        await WriteAsync(conversation, "expense");
        await conversation.GetByRole(AriaRole.Button, new() { Name = "Log an expense" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Equal("", await Legibility.FindingsAsync(page));
    }

    private static async Task WriteAsync(ILocator conversation, string text)
    {
        var field = conversation.GetByRole(AriaRole.Textbox);
        await field.FillAsync(text);
        await field.PressAsync("Enter");
    }
}
