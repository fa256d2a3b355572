using Alfred.Testing.Instances;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

/// <summary>How the phones behave under fingers, keyboards and interruptions.</summary>
[Trait("Category", "HomeOnly")]
public sealed class PhoneUseTests(SharedPostgres postgres, Chromium chromium)
{
    [Fact]
    public async Task a_double_click_is_one_answer()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "when is my briefing");
        await family.Phone("Ada").GetByRole(AriaRole.Button, new() { Name = "7:30" }).DblClickAsync();
        await Expect(family.Answers("Ada").Last).ToContainTextAsync("Your briefing comes every day at 07:30");
        // What comes after both clicks shows that nothing came between.
        await family.AskAsync("Ada", "ping");
        await Expect(family.Phone("Ada").Locator(".mine")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task the_keyboard_stays_with_a_list_until_it_is_closed()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "add milk, 2 kg apples and eggs x12");
        await family.AskAsync("Ada", "list");
        var opener = family.Phone("Ada").GetByRole(AriaRole.Button, new() { Name = "Tick off" });
        await opener.FocusAsync();
        await family.Page.Keyboard.PressAsync("Enter");
        await Expect(family.Phone("Ada").GetByRole(AriaRole.Radio, new() { Name = "milk" })).ToBeFocusedAsync();
        // Back from the first element of the list nothing of this phone is reached.
        await family.Page.Keyboard.PressAsync("Shift+Tab");
        await family.Page.Keyboard.PressAsync("Shift+Tab");
        Assert.False(await family.Page.EvaluateAsync<bool>("!!document.activeElement.closest('.phone')"));
        await family.Phone("Ada").GetByRole(AriaRole.Radio, new() { Name = "milk" }).FocusAsync();
        await family.Page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task a_restart_is_told_and_the_page_goes_on()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "add milk");
        await family.Phone("Bob").GetByRole(AriaRole.Textbox).FillAsync("half a sent");
        await home.Process.KillAsync();
        await Expect(family.Page.Locator("#offline")).ToBeVisibleAsync();
        await Expect(family.Phone("Ada").Locator(".presence")).ToHaveTextAsync("connecting…");
        // What cannot be sent stays in the field.
        await family.WriteAsync("Ada", "list");
        await Expect(family.Phone("Ada").GetByRole(AriaRole.Textbox)).ToHaveValueAsync("list");
        await home.StartAsync();
        await Expect(family.Page.Locator("#complaint")).ToContainTextAsync("restarted");
        await Expect(family.Page.Locator("#offline")).ToBeHiddenAsync();
        await Expect(family.Phone("Bob").GetByRole(AriaRole.Textbox)).ToHaveValueAsync("half a sent");
        Assert.Contains("milk", await family.AskAsync("Ada", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_tab_in_the_background_leaves_its_line_to_others_and_catches_up()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await ShowAsync(family.Page, isHidden: true);
        var other = await OpenAsync(home);
        await other.AskAsync("Ada", "ping");
        Assert.Equal(0, await family.Answers("Ada").CountAsync());
        await ShowAsync(family.Page, isHidden: false);
        await Expect(family.Answers("Ada")).ToContainTextAsync("pong");
    }

    [Fact]
    public async Task what_is_too_long_or_too_large_is_told_and_stays()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        var field = family.Phone("Ada").GetByRole(AriaRole.Textbox);
        await family.WriteAsync("Ada", new string('y', 5_000));
        await Expect(family.Page.Locator("#complaint")).ToContainTextAsync("too long");
        await Expect(family.Phone("Ada")).ToContainTextAsync("5,000 of at most 4,000 characters");
        await Expect(field).ToHaveValueAsync(new string('y', 5_000));
        await field.FillAsync("a caption");
        await family.Phone("Ada").Locator("input[type=file]")
            .SetInputFilesAsync(new FilePayload { Name = "holiday.png", MimeType = "image/png", Buffer = new byte[(5 * 1024 * 1024) + 1] });
        await Expect(family.Page.Locator("#complaint")).ToContainTextAsync("too large");
        await Expect(field).ToHaveValueAsync("a caption");
        await Expect(family.Phone("Ada").Locator(".message")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task a_voice_note_can_be_sent_and_left_out()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        var ada = family.Phone("Ada");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Record a voice note" }).ClickAsync();
        await Expect(ada).ToContainTextAsync("Recording…");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Leave it out" }).ClickAsync();
        await Expect(ada.GetByText("Recording…")).ToHaveCountAsync(0);
        await ada.GetByRole(AriaRole.Button, new() { Name = "Record a voice note" }).ClickAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Send the voice note" }).ClickAsync();
        await Expect(family.Answers("Ada")).ToHaveCountAsync(1);
        await Expect(ada.Locator("audio")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task whoever_reads_further_up_stays_there_and_is_shown_the_way_to_what_is_new()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        await home.MoveClockAsync("tomorrow 20:00");
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "briefing at 7:30");
        for (var i = 0; i < 6; i++)
            await family.AskAsync("Ada", "help");
        var screen = family.Phone("Ada").Locator(".screen");
        await screen.HoverAsync();
        await family.Page.Mouse.WheelAsync(0, -10_000);
        await Expect(family.Phone("Ada").Locator(".mine").First).ToBeInViewportAsync();
        await family.Page.Locator("#clock-button").ClickAsync();
        await family.Page.GetByRole(AriaRole.Button, new() { Name = "Tomorrow 07:30" }).ClickAsync();
        await Expect(family.Answers("Ada").Last).ToContainTextAsync("Have a good day");
        await Expect(family.Phone("Ada").Locator(".mine").First).ToBeInViewportAsync();
        await family.Phone("Ada").GetByRole(AriaRole.Button, new() { Name = "New messages" }).ClickAsync();
        await Expect(family.Answers("Ada").Last).ToBeInViewportAsync();
    }

    [Fact]
    public async Task a_switch_stays_under_the_finger_while_its_fault_strikes()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        var finger = await family.Page.Locator("#fault-throttle").ElementHandleAsync();
        await family.SwitchAsync("Too many requests", isOn: true);
        await family.WriteAsync("Ada", "ping");
        await Expect(family.Page.Locator("#faults")).ToContainTextAsync("had an effect");
        Assert.True(await finger.EvaluateAsync<bool>("element => element.isConnected && element.checked"));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(640, 400)]
    public async Task small_screens_and_large_print_cut_nothing_off(int width, int height)
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.Page.SetViewportSizeAsync(width, height);
        await family.Page.GetByRole(AriaRole.Tab, new() { Name = "Bob" }).ClickAsync();
        await family.AskAsync("Bob", "add <b>markup</b>, " + new string('w', 110));
        await Expect(family.Answers("Bob").Last).ToContainTextAsync("<b>markup</b>");
        await Expect(family.Answers("Bob").Last).ToBeInViewportAsync();
        await Expect(family.Phone("Bob").GetByRole(AriaRole.Textbox)).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal("", await family.Page.EvaluateAsync<string>(
            "[document.documentElement, ...document.querySelectorAll('.bar, .screen, .bubble')].filter(e => e.scrollWidth > " +
            "e.clientWidth + 1).map(e => e.className).join()"));
    }

    [Fact]
    public async Task everything_can_be_read_and_has_a_name()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var family = await OpenAsync(home);
        await family.AskAsync("Ada", "add milk, 2 kg apples and eggs x12");
        await family.AskAsync("Ada", "list");
        await family.Phone("Ada").GetByRole(AriaRole.Button, new() { Name = "Tick off" }).ClickAsync();
        foreach (var panel in new[] { "#clock-button", "#faults-button", "#traffic-button" })
        {
            await family.Page.Locator(panel).ClickAsync();
            Assert.Equal("", await Legibility.FindingsAsync(family.Page));
            await family.Page.Keyboard.PressAsync("Escape");
        }
    }

    // A browser without a window shows every tab: it is told what it would see.
    private static Task ShowAsync(IPage page, bool isHidden) => page.EvaluateAsync(
        "isHidden => { Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true }); document.dispatchEvent(new " +
        "Event('visibilitychange')); }",
        isHidden);

    private async Task<PhonePage> OpenAsync(SandboxInstance home) => new(await chromium.OpenAsync(home.Page));
}
