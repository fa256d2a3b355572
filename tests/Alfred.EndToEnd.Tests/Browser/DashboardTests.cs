using Alfred.Testing.Instances;
using Alfred.Testing.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

/// <summary>Orleans' dashboard behind the operator's sign-in.</summary>
[Trait("Category", "HomeOnly")]
public sealed class DashboardTests(SharedPostgres postgres, Chromium chromium)
{
    private const string Token = "operator-token-of-the-tests";
    private static readonly float Patience = (float)Limits.Patience.TotalMilliseconds;

    [Fact]
    public async Task the_operator_signs_in_sees_the_grains_and_signs_out()
    {
        await using var home = await StartAsync();
        using var said = await home.Client.PostAsync(new Uri(home.Client.BaseAddress!, "/webhook"), new StringContent("add milk"));
        var page = await chromium.OpenAsync($"{home.Client.BaseAddress}dashboard/sign-in");
        var complaints = new List<string>();
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} {response.Url}");

        await page.GotoAsync($"{home.Client.BaseAddress}dashboard/orleans/");
        await page.GetByLabel("Operator token").FillAsync("another");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the operator’s token");
        await page.GetByLabel("Operator token").FillAsync(Token);
        // What came before is the refusals' own.
        complaints.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Grains", Exact = true }).ClickAsync();
        await Expect(page.Locator("#content")).ToContainTextAsync("GroceryGrain", new() { Timeout = Patience });
        lock (complaints)
            Assert.Empty(complaints);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Operator token")).ToBeVisibleAsync();
        var again = await page.GotoAsync($"{home.Client.BaseAddress}dashboard/orleans/");
        Assert.Equal(401, again!.Status);

        void Note(bool isOne, string text)
        {
            lock (complaints)
            {
                if (isOne)
                    complaints.Add(text);
            }
        }
    }

    [Fact]
    public async Task the_sign_in_page_can_be_read_and_has_names()
    {
        await using var home = await StartAsync();
        var page = await chromium.OpenAsync($"{home.Client.BaseAddress}dashboard/sign-in");
        await Expect(page.GetByLabel("Operator token")).ToBeFocusedAsync();
        await page.GetByLabel("Operator token").FillAsync("another");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Equal("", await Legibility.FindingsAsync(page));
        await page.SetViewportSizeAsync(320, 568);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"));
    }

    [Fact]
    public async Task off_it_is_not_even_loaded()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync(), ("ORLEANS_DASHBOARD", "off"));
        var loaded = await home.Process.AssembliesAsync();
        Assert.Contains("Orleans.Runtime.dll", loaded);
        Assert.DoesNotContain(loaded, static file => file.StartsWith("Orleans.Dashboard", StringComparison.Ordinal));
    }

    private async Task<SandboxInstance> StartAsync() =>
        await SandboxInstance.StartAsync(
            "home", await postgres.CreateDatabaseAsync(), ("ORLEANS_DASHBOARD", "on"), ("OPERATOR_TOKEN", Token));
}
