using System.Collections.Immutable;
using System.Net.Http.Json;
using Alfred.Testing.Instances;
using static Microsoft.Playwright.Assertions;

namespace Alfred.EndToEnd.Browser;

/// <summary>S7: what people write, and what is answered about it, is text on the page, whatever it looks like.</summary>
[Trait("Category", "HomeOnly")]
public sealed class ScriptTests(SharedPostgres postgres, Chromium chromium)
{
    private const string Run = "window.executed=1";

    private static readonly string[] People = ["34600000001", "34600000002", "34600000003"];

    private static readonly string[] Carriers =
    [
        $"<script>{Run}</script>", $"<img src=x onerror={Run}>", $"<svg onload={Run}>", $"<svg><script>{Run}</script></svg>",
        $"<body onload={Run}>",
        $"<iframe srcdoc='<script>parent.{Run}</script>'></iframe>", $"<iframe src=javascript:parent.{Run}>",
        $"<a href=javascript:{Run}>x</a>", $"<details open ontoggle={Run}>x</details>",
        $"<input autofocus onfocus={Run}>", $"<video><source onerror={Run}></video>", $"<audio src=x onerror={Run}>",
        $"<marquee onstart={Run}>x</marquee>", $"<math><mtext><img src=x onerror={Run}></mtext></math>",
        $"<style>@keyframes x{{}}</style><b style=animation-name:x onanimationstart={Run}>", $"<object data=javascript:{Run}>",
        $"<form><button formaction=javascript:{Run} autofocus>", $"<template><img src=x onerror={Run}></template>",
        $"<base href=//evil.example/><script src=x></script>", $"<meta http-equiv=refresh content=0;url=javascript:{Run}>",
    ];

    private static readonly Func<string, string>[] Wrappers =
    [
        static carrier =>
            carrier, static carrier => $"\">{carrier}", static carrier => $"'-->]]></textarea></title></style></script>{carrier}",
        static carrier => $"add {carrier}", static carrier => $"`${{{carrier}}}`\\u003cscript\\u003e{Run}\\u003c/script\\u003e",
    ];

    private static ImmutableArray<string> Payloads => [.. from wrap in Wrappers from carrier in Carriers select wrap(carrier)];

    [Fact]
    public async Task of_a_hundred_scripts_in_messages_and_answers_none_runs()
    {
        await using var home = await SandboxInstance.StartAsync("home", await postgres.CreateDatabaseAsync());
        var page = await chromium.OpenAsync(home.Page);
        var payloads = Payloads;
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
            "undefined, 0 elements, at home",
            await page.EvaluateAsync<string>("""
                [typeof window.executed,
                 `${document.querySelectorAll('.message :is(script, img[onerror], iframe, object, form, base, meta, style, [onload], [href^="javascript:"])').length} elements`,
                 location.pathname === '/sandbox' ? 'at home' : location.href].join(', ')
                """));
    }
}
