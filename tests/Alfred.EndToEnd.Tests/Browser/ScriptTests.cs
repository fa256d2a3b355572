using System.Net.Http.Json;
using Alfred.Testing.Instances;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

/// <summary>S7: what people write, and what is answered about it, is text on the page, whatever it looks like.</summary>
[Trait("Category", "HomeOnly")]
public sealed class ScriptTests(SharedPostgres postgres, Chromium chromium)
{
    private static readonly string[] People = ["34600000001", "34600000002", "34600000003"];

    [Fact]
    public async Task of_a_hundred_scripts_in_messages_and_answers_none_runs()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(home.Page);
        var payloads = ScriptPayloads.All;
        Assert.Equal(100, payloads.Length);

        for (var i = 0; i < payloads.Length; i++)
        {
            using var said = await home.Client.PostAsJsonAsync(
                new Uri($"{home.Page}/phones/{People[i % People.Length]}/say"), new { text = payloads[i] });
            Assert.True(said.IsSuccessStatusCode, $"{payloads[i]}: {said.StatusCode}");
        }

        // As they come, and again when the page is opened with all of them.
        await AreShownAsync(page, payloads.Length);
        await page.ReloadAsync();
        await AreShownAsync(page, payloads.Length);
    }

    private static async Task AreShownAsync(Microsoft.Playwright.IPage page, int count)
    {
        await Expect(page.Locator(".mine")).ToHaveCountAsync(count);
        await Expect(page.Locator(".theirs")).ToHaveCountAsync(count);
        Assert.Equal(
            ScriptPayloads.Harmless, await page.EvaluateAsync<string>(ScriptPayloads.Check(".message", "/sandbox")));
    }
}
