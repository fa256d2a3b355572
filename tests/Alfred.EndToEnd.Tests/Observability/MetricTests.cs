using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Model;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Observability;

/// <summary>What a running instance shows at <c>/metrics</c>, and who relies on it.</summary>
[Trait("Category", "HomeOnly")]
public sealed partial class MetricTests(SharedPostgres postgres)
{
    private const string Token = "reader-token-of-the-tests-0123456789";

    // Of a histogram Prometheus makes three series.
    private static readonly string[] Parts = ["_bucket", "_sum", "_count"];

    private static readonly ImmutableHashSet<string> Labels =
        ["http_route", "http_request_method", "http_response_status_code", "db_client_connection_state"];

    [Fact]
    public async Task rules_panels_and_documentation_name_what_is_shown_and_nothing_else()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var model = await FakeModel.StartAsync();
        model.Say("Good question.");
        await using var home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("OPERATOR_TOKEN", "operator-token-of-the-tests-0123456789"),
            ("OPERATOR_READ_TOKEN", Token), ("REDIS_URL", redis.Url), ("METRICS_INSTANCE", "alfred-tests"),
            ("OPENAI_API_KEY", "any"), ("OPENAI_BASE_URL", model.BaseUrl.AbsoluteUri));
        await LiveAsync(home);

        var text = await Eventually.GetAsync(
            () => ReadAsync(home), shown => shown.Contains("alfred_schedule_lateness_seconds_count", StringComparison.Ordinal));
        var series = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var names = series.Select(line => line[..line.IndexOfAny(['{', ' '])]).ToImmutableHashSet();

        Assert.All(series, line => Assert.Contains("instance=\"alfred-tests\"", line, StringComparison.Ordinal));
        // Of what is asked for at each look, the whole is shown and not the last part of it.
        Assert.Equal(2, series.Count(line => line.StartsWith("dotnet_process_cpu_time", StringComparison.Ordinal)));
        Assert.Equal(5, series.Count(line => line.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal)));
        Assert.DoesNotContain(HomeInstance.Ada, text, StringComparison.Ordinal);
        Assert.Equal([], NamesIn("fly/observability/rules.yml").Except(names));
        Assert.Equal([], NamesIn("fly/observability/grafana/dashboards/alfred.json").Except(names));
        var documented = NamesIn("docs/metrics.md").Select(Family).ToHashSet();
        Assert.Equal([], names.Select(Family).Except(documented).Order());
        Assert.Equal([], documented.Except(FromTheFirstOn()).Except(names.Select(Family)).Order());
        Assert.InRange(series.Length, 50, 700);
    }

    [Fact]
    public async Task nobody_sees_them_without_a_token()
    {
        await using var home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("OPERATOR_TOKEN", "operator-token-of-the-tests-0123456789"));
        using var answer = await home.Client.GetAsync(new Uri(home.Client.BaseAddress!, "/metrics"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    // A message, the same again, something scheduled that is due, and a question for the model.
    private static async Task LiveAsync(HomeInstance home)
    {
        var body = HomeInstance.Text(home.NextId(), "briefing at 7:30");
        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync(body));
        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync(body));
        await home.Graph.Sent.WaitForAsync(1, Limits.Patience);
        await home.AskAsync<int>("update schedule set next_due = now() - interval '1 minute' returning 1");
        Assert.StartsWith("Good question.", await home.AskAlfredAsync("why is the sky blue?"), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(HomeInstance home)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(home.Client.BaseAddress!, "/metrics"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await home.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> NamesIn(string path) =>
        Name().Matches(RepositoryFiles.Read(path)).Select(match => match.Value).Where(name => !Labels.Contains(name)).Distinct();

    // What counts something that should not happen has no series before it does.
    private static IEnumerable<string> FromTheFirstOn() => RepositoryFiles.Read("docs/metrics.md").Split('\n')
        .Where(line => line.Contains("from the first one on", StringComparison.Ordinal))
        .SelectMany(line => Name().Matches(line).Select(match => Family(match.Value)));

    private static string Family(string name) =>
        Array.Find(Parts, suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } part
            && !name.EndsWith("connection_count", StringComparison.Ordinal)
            ? name[..^part.Length]
            : name;

    [GeneratedRegex(
        @"\b(?:alfred|http_server|http_route|http_request|http_response|orleans|dotnet|db_client|process)_[a-z0-9_]+",
        RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
