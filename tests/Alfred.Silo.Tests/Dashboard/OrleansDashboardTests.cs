using System.Collections.Immutable;
using System.Net;
using Alfred.Sandbox.Graph;
using Alfred.Silo.Leaks;
using Alfred.Testing;
using Alfred.Testing.Processes;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Alfred.Silo.Dashboard;

public sealed class OrleansDashboardTests
{
    private const string Token = "canary-operator-token-0123456789";

    /// <summary>What the package maps and we do not serve, and other ways to write what we do.</summary>
    private static readonly ImmutableArray<string> Others =
    [
        "GrainState?grainId=x&grainType=x", "grainstate?grainId=x&grainType=x", "Trace", "index.min.js.map",
        "fonts/..%2findex.html", "img/index.min.js.map", "x",
        "../orleans/ClusterStats", "%2e%2e/orleans/ClusterStats", "CLUSTERSTATS", "./ClusterStats", "ClusterStats/",
    ];

    private static readonly ImmutableArray<(string Name, string Value)> Tricks =
    [
        default, ("Host", "localhost"), ("Host", "127.0.0.1"), ("Host", "rebound.example"), ("Origin", "http://localhost"),
        ("Origin", "https://evil.example"),
        ("Sec-Fetch-Site", "same-origin"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("X-Original-URL", "/healthz"),
        ("Authorization", "Bearer"), ("Authorization", "Basic b3BlcmF0b3I6"), ("Cookie", "alfred-biz-operator=9999999999.AAAA"),
        ("Accept", "text/html"),
    ];

    [Fact]
    public async Task cannot_see_any_of_it_without_the_token()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var instance = await CanaryInstance.StartAsync(await postgres.CreateDatabaseAsync());
        foreach (var path in Paths(instance).Concat(Others.Select(other => $"/dashboard/orleans/{other}")))
        {
            foreach (var (name, value) in Tricks)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                if (name is not null)
                    request.Headers.TryAddWithoutValidation(name, value);
                using var answer = await instance.Client.SendAsync(request);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound,
                    $"{path} {name}: {value} is answered with {answer.StatusCode}");
                Assert.DoesNotContain("Orleans Dashboard", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task the_operator_sees_figures_and_nothing_that_acts_or_is_personal()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var instance = await CanaryInstance.StartAsync(await postgres.CreateDatabaseAsync());
        Assert.Equal(
            HttpStatusCode.OK,
            await instance.WhatsAppAsync(
                MetaWebhook.Text("106540352242922", CanaryInstance.Phone, CanaryInstance.WhatsAppId, $"ping {CanaryInstance.Text}")));
        await instance.Graph.Sent.WaitForAsync(1, TimeSpan.FromSeconds(60));

        string[] binary = ["/fonts/", "/img/"];
        foreach (var path in Paths(instance).Where(path => !binary.Any(folder => path.Contains(folder, StringComparison.Ordinal))))
            Assert.True(await instance.GetAsync(path, Token) is HttpStatusCode.OK or HttpStatusCode.Redirect, path);
        // Figures are gathered every few seconds.
        await Eventually.EqualsAsync(true, async () =>
        {
            await instance.GetAsync("/dashboard/orleans/DashboardCounters", Token);
            return instance.Answers.Exists(static answer => answer.Contains("\"grainType\"", StringComparison.Ordinal));
        });
        var canaries = CanaryInstance.Canaries.ToArray();
        var leaks = instance.Answers.Where(answer => canaries.Any(canary => answer.Contains(canary, StringComparison.Ordinal)));
        Assert.Empty(leaks.Select(answer => answer[..Math.Min(answer.Length, 2_000)]));
        foreach (var other in (string[])["GrainState?grainId=x&grainType=x", "Trace", "index.min.js.map"])
            Assert.Equal((other, HttpStatusCode.NotFound), (other, await instance.GetAsync($"/dashboard/orleans/{other}", Token)));
    }

    private static ImmutableArray<string> Paths(CanaryInstance instance)
    {
        var paths = instance.Routes.Select(route => route.RoutePattern)
            .Where(pattern => pattern.RawText!.StartsWith("/dashboard/orleans", StringComparison.Ordinal))
            .Select(pattern => pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => TextOf(part, instance)))))
            .Select(segments => $"/{string.Join('/', segments)}")
            .ToImmutableArray();
        Assert.True(paths.Length > 15, $"{paths.Length} paths");
        return paths;
    }

    private static string TextOf(RoutePatternPart part, CanaryInstance instance) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "address" or "path" } => instance.SiloAddress,
        _ => "1",
    };
}
