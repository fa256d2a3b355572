using System.Net.Http.Headers;
using Alfred.EndToEnd.Browser;
using Alfred.Testing.Instances;
using Microsoft.Playwright;

namespace Alfred.EndToEnd.Console;

/// <summary>The content of every message and reply, as the console shows it to an operator who reveals it.</summary>
internal static class RevealedText
{
    /// <summary>Shows one after the other on one page, and finds that nothing of them ran or became more than text.</summary>
    /// <param name="instance">Whose.</param>
    /// <param name="page">A page of its console.</param>
    /// <param name="texts">What must have been shown in the end, each in some message or reply.</param>
    public static async Task IsHarmlessAsync(RunningInstance instance, IPage page, IEnumerable<string> texts)
    {
        var missing = texts.ToHashSet(StringComparer.Ordinal);
        foreach (var key in await instance.AskAsync<string[]>("select array_agg(conversation || '/' || id) from inbox"))
        {
            await page.SetContentAsync(await RevealAsync(instance, key));
            Assert.Equal(
                "undefined, 0",
                await page.EvaluateAsync<string>("""
                    [typeof window.executed, document.querySelectorAll(
                      '.revealed :is(script, img, iframe, object, base, meta, style, input, form)').length].join(', ')
                    """));
            var shown = string.Join('\n', await page.Locator(".revealed").AllTextContentsAsync());
            missing.RemoveWhere(text => shown.Contains(text, StringComparison.Ordinal));
        }

        Assert.Empty(missing);
    }

    private static async Task<string> RevealAsync(RunningInstance instance, string key)
    {
        using var asked = new HttpRequestMessage(
            HttpMethod.Post, new Uri(instance.Client.BaseAddress!, $"/dashboard/conversations/{key}/reveal"))
        {
            Content = new FormUrlEncodedContent([new("page", "1")]),
        };
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ConsoleInstance.Token);
        using var answer = await instance.Client.SendAsync(asked);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("class=\"revealed\"", html, StringComparison.Ordinal);
        return html[html.IndexOf("<body>", StringComparison.Ordinal)..];
    }
}
