using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

/// <summary>The family's phones on the sandbox's page, used as a person uses them.</summary>
internal sealed class PhonePage(IPage page)
{
    public IPage Page => page;

    /// <summary>One person's phone.</summary>
    public ILocator Phone(string name) => page.GetByRole(AriaRole.Region, new() { Name = $"{name}’s phone" });

    /// <summary>What Alfred wrote to a person.</summary>
    public ILocator Answers(string name) => Phone(name).Locator(".theirs");

    /// <summary>Writes and sends.</summary>
    public async Task WriteAsync(string name, string text)
    {
        var field = Phone(name).GetByRole(AriaRole.Textbox);
        await field.FillAsync(text);
        await field.PressAsync("Enter");
    }

    /// <summary>Writes, and waits for the one answer that comes.</summary>
    public async Task<string> AskAsync(string name, string text)
    {
        var before = await Answers(name).CountAsync();
        await WriteAsync(name, text);
        await Expect(Answers(name)).ToHaveCountAsync(before + 1);
        return await Answers(name).Last.Locator(".text").InnerTextAsync();
    }

    /// <summary>Switches a fault on or off under Trouble.</summary>
    public async Task SwitchAsync(string fault, bool isOn)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trouble" }).ClickAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = fault }).SetCheckedAsync(isOn);
        await Expect(page.Locator("#trouble")).ToBeVisibleAsync(new() { Visible = isOn });
        await page.Keyboard.PressAsync("Escape");
    }
}
