using System.Collections.Immutable;

namespace Alfred.EndToEnd.Browser;

/// <summary>A hundred texts that would run as script on a page that took them for anything but text.</summary>
internal static class ScriptPayloads
{
    private const string Run = "window.executed=1";

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

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All => [.. from wrap in Wrappers from carrier in Carriers select wrap(carrier)];

    /// <summary>What became of a page: <see cref="Harmless"/>, or what ran or was made of them.</summary>
    /// <param name="place">Where they stand on the page.</param>
    /// <param name="path">The page's path.</param>
    public static string Check(string place, string path) => $$"""
        [typeof window.executed,
         `${document.querySelectorAll('{{place}} :is(script, img[onerror], iframe, object, base, meta, style, [onload], [href^="javascript:"])').length} elements`,
         location.pathname === '{{path}}' ? 'at home' : location.href].join(', ')
        """;

    /// <summary>That nothing ran.</summary>
    public const string Harmless = "undefined, 0 elements, at home";
}
