using System.Collections;
using System.Collections.Concurrent;
using Alfred.EndToEnd.Browser;
using Alfred.Testing.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Alfred.EndToEnd.Browser;

/// <summary>
/// One real Chromium for the assembly, started by the first test that opens a page. Without one on this machine such tests are skipped.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    // A machine that tests has no microphone: Chromium's own hums, and nobody needs to allow it.
    private static readonly string[] Microphone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

    // Under faketime it never draws a page, and it needs no other time: the page shows the instance's.
    private static readonly Dictionary<string, string> RealTime = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(variable => variable.Key is not "LD_PRELOAD")
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal);

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private readonly ConcurrentDictionary<string, ConcurrentBag<(string Test, IPage Page)>> _pages = new(StringComparer.Ordinal);
    private IBrowser? _browser;

    /// <summary>A page of its own, as a new visitor sees it.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        var browser = await BrowserAsync();
        await ClosePagesOfEarlierTestsAsync();
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        PagesOfThisClass.Add((ThisTest, page));
        page.SetDefaultTimeout((float)Limits.Patience.TotalMilliseconds);
        await page.GotoAsync(address);
        return page;
    }

    public ValueTask InitializeAsync()
    {
        // Playwright itself gives up after 5 s, which a busy machine may need.
        SetDefaultExpectTimeout((float)Limits.Patience.TotalMilliseconds);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private static string ThisTest => TestContext.Current.Test!.UniqueID;

    private ConcurrentBag<(string Test, IPage Page)> PagesOfThisClass =>
        _pages.GetOrAdd(TestContext.Current.TestClass!.UniqueID, static _ => []);

    // A page that stays open goes on drawing and asking. The tests of a class follow one another.
    private async Task ClosePagesOfEarlierTestsAsync()
    {
        foreach (var (test, page) in PagesOfThisClass)
        {
            if (test != ThisTest)
                await page.CloseAsync();
        }
    }

    private async Task<IBrowser> BrowserAsync()
    {
        var place = Array.Find(Places, File.Exists);
        Assert.SkipUnless(place is not null, "Chromium is not installed: sudo apt-get install -y chromium");
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            // Containers, and root, have no user namespaces for its sandbox; the pages are our own.
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = place,
                    ChromiumSandbox = false,
                    Env = RealTime,
                    Args = ["--disable-dev-shm-usage", .. Microphone],
                });
        }
        finally
        {
            _starting.Release();
        }
    }
}
