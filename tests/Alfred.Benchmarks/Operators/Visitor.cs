using System.Net.Http.Headers;
using Alfred.Benchmarks.MessagePath;

namespace Alfred.Benchmarks.Operators;

/// <summary>
/// Somebody who has the console and Orleans' dashboard open, while Prometheus collects: what a browser asks for is asked for as often.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan Scrape = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private const string Metrics = "/metrics";

    private static readonly string[] Pages =
    [
        "/dashboard", "/dashboard/conversations", "/dashboard/dead-letters", "/dashboard/schedules", "/dashboard/members",
        "/dashboard/skills", "/dashboard/configuration", "/dashboard/log", "/dashboard/audit",
    ];

    private readonly CancellationTokenSource _left = new();
    private readonly HttpClient _client;
    private readonly Task _visit;

    public Visitor(Product product, string token)
    {
        _client = ClientOf(product, token);
        _visit = Task.WhenAll(
            StayAsync(), RepeatAsync(Metrics, Scrape), RepeatAsync("/dashboard/orleans/DashboardCounters", Poll),
            RepeatAsync("/dashboard/orleans/ClusterStats", Poll));
    }

    /// <summary>Opens each of the console's pages twice, as somebody who looks around, and reads the metrics.</summary>
    public static Task LookAroundAsync(Product product, string token) => LookAtAsync(product, token, [.. Pages, Metrics]);

    /// <summary>Reads the metrics, as Prometheus does.</summary>
    public static Task CollectAsync(Product product, string token) => LookAtAsync(product, token, [Metrics]);

    private static async Task LookAtAsync(Product product, string token, string[] pages)
    {
        using var client = ClientOf(product, token);
        for (var round = 0; round < 2; round++)
        {
            foreach (var page in pages)
                await client.GetStringAsync(page);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _visit;
        _client.Dispose();
        _left.Dispose();
    }

    private static HttpClient ClientOf(Product product, string token)
    {
#pragma warning disable RS0030 // A benchmark has no factory of clients.
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{product.Port}") };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    // As the page's script does: at each event that says so, the page is loaded again.
    private async Task StayAsync()
    {
        try
        {
            await using var events = await _client.GetStreamAsync("/dashboard/events", _left.Token);
            using var reader = new StreamReader(events);
            while (await reader.ReadLineAsync(_left.Token) is { } line)
            {
                if (line == "event: change")
                    await _client.GetStringAsync("/dashboard", _left.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Left.
        }
    }

    private async Task RepeatAsync(string path, TimeSpan interval)
    {
        try
        {
            while (true)
            {
                await _client.GetStringAsync(path, _left.Token);
                await Task.Delay(interval, TimeProvider.System, _left.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Left.
        }
    }
}
