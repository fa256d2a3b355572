using System.Text.Json;
using Alfred.Testing.Instances;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

[Trait("Category", "HomeOnly")]
public sealed class FamilyTests(SharedPostgres postgres, Chromium chromium)
{
    [Fact]
    public async Task two_phones_share_the_list_and_keep_their_conversations()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "add milk, 2 kg apples and eggs x12");
        Assert.Contains("apples", await family.AskAsync("Bob", "list"), StringComparison.Ordinal);
        await family.Phone("Bob").GetByRole(AriaRole.Button, new() { Name = "Tick off" }).ClickAsync();
        await family.Phone("Bob").GetByRole(AriaRole.Radio, new() { Name = "milk" }).CheckAsync();
        await family.Phone("Bob").GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(family.Answers("Bob").Last).ToContainTextAsync("Got milk");
        await Expect(family.Phone("Bob")).Not.ToContainTextAsync("add milk");
        await Expect(family.Phone("Cleo").Locator(".message")).ToHaveCountAsync(0);
        // The state lies on the server: whoever comes back finds it.
        await family.Page.ReloadAsync();
        await Expect(family.Phone("Ada")).ToContainTextAsync("add milk, 2 kg apples and eggs x12");
        // At least two ticks.
        await Expect(family.Phone("Ada").Locator(".mine:is([data-status=delivered], [data-status=read])")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task a_duplicate_delivery_changes_nothing()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.SwitchAsync("Duplicate delivery", isOn: true);
        await family.AskAsync("Ada", "add bread");
        await family.AskAsync("Ada", "add butter");
        await family.SwitchAsync("Duplicate delivery", isOn: false);
        Assert.Equal(4, (await TrafficAsync(home)).Count(entry => entry is ("text from Ada", "200")));
        Assert.Equal(2L, await home.AskAsync<long>("select count(*) from inbox where channel = 'whatsapp'"));
        await Expect(family.Answers("Ada")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("20:00", "Tomorrow 07:30")]
    [InlineData("00:17", "Today 07:30")]
    public async Task a_moved_clock_brings_the_briefing(string from, string to)
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        await home.MoveClockAsync($"tomorrow {from}");
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "add bread");
        await family.AskAsync("Ada", "briefing at 7:30");
        await family.Page.Locator("#clock-button").ClickAsync();
        await family.Page.GetByRole(AriaRole.Button, new() { Name = to }).ClickAsync();
        await Expect(family.Answers("Ada").Last).ToContainTextAsync("Good morning, Ada");
        await Expect(family.Answers("Ada").Last).ToContainTextAsync("bread");
        await Expect(family.Page.Locator("#clock-time")).ToContainTextAsync("07:3");
        await Expect(family.Phone("Bob").Locator(".message")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task after_a_week_a_tap_brings_what_the_closed_window_held_back()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "add bread");
        await family.AskAsync("Ada", "briefing at 7:30");
        await family.Page.Locator("#clock-button").ClickAsync();
        // To a minute after the briefing, so that it is not late: late ones come as a word only.
        var due = await family.Page.EvaluateAsync<string>(
            "new Date(Date.parse(document.getElementById('clock-to').value + 'Z') + 7 * 86400000).toISOString().slice(0, 10) + 'T07:31'");
        await family.Page.GetByLabel("To a moment").FillAsync(due);
        await family.Page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(family.Answers("Ada").Last).ToContainTextAsync("24-hour window is closed");
        await family.Phone("Ada").GetByRole(AriaRole.Button, new() { Name = "Show me" }).ClickAsync();
        await Expect(family.Answers("Ada").Last).ToContainTextAsync("Good morning, Ada");
    }

    [Fact]
    public async Task an_outage_ends_with_the_message_delivered()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.SwitchAsync("Outage", isOn: true);
        await family.WriteAsync("Ada", "add bread");
        // Alfred tried and was refused.
        await Expect(family.Page.Locator("#faults li").First).ToContainTextAsync("had an effect");
        await Expect(family.Answers("Ada")).ToHaveCountAsync(0);
        await family.Page.GetByRole(AriaRole.Button, new() { Name = "End it" }).ClickAsync();
        await Expect(family.Answers("Ada")).ToHaveCountAsync(1);
        await Expect(family.Answers("Ada")).ToContainTextAsync("Added bread");
    }

    private async Task<PhonePage> OpenAsync(SandboxInstance home) => new(await chromium.OpenAsync(home.Page));

    private static async Task<IEnumerable<(string What, string Status)>> TrafficAsync(SandboxInstance home)
    {
        using var state = JsonDocument.Parse(await home.Client.GetStringAsync(home.Page + "/state"));
        return [
            .. state.RootElement.GetProperty("traffic").EnumerateArray()
                .Select(entry => (entry.GetProperty("what").GetString()!, entry.GetProperty("status").GetString()!))];
    }
}
