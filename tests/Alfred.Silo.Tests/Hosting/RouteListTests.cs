using System.Reflection;
using Alfred.Silo.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Alfred.Silo.Hosting;

/// <summary>
/// S7: every route of the whole product, with those who may use it. A new one has to be added here.
/// </summary>
public sealed class RouteListTests : IDisposable
{
    private const string Production = """
        GET /dashboard OperatorReader
        GET /dashboard/assets/console.css OperatorReader
        GET /dashboard/assets/console.js OperatorReader
        GET /dashboard/audit OperatorReader
        GET /dashboard/configuration OperatorReader
        GET /dashboard/conversations OperatorReader
        GET /dashboard/conversations/{key} OperatorReader
        GET /dashboard/dead-letters OperatorReader
        GET /dashboard/events OperatorReader
        GET /dashboard/log OperatorReader
        GET /dashboard/members OperatorReader
        GET /dashboard/schedules OperatorReader
        GET /dashboard/skills OperatorReader
        GET /metrics OperatorReader
        POST /dashboard/conversations/{key}/pause Operator
        POST /dashboard/conversations/{key}/resume Operator
        POST /dashboard/conversations/{key}/{row:long}/end Operator
        POST /dashboard/conversations/{key}/{row:long}/retry Operator
        POST /dashboard/conversations/{key}/{row:long}/reveal Operator
        POST /dashboard/dead-letters/{id}/drop Operator
        POST /dashboard/dead-letters/{id}/replay Operator
        POST /dashboard/members/invite Operator
        POST /dashboard/members/{id}/away Operator
        POST /dashboard/members/{id}/erase Operator
        POST /dashboard/members/{id}/role Operator
        POST /dashboard/schedules/{id:long}/pause Operator
        POST /dashboard/schedules/{id:long}/resume Operator
        POST /dashboard/schedules/{id:long}/run Operator
        GET /dashboard/sign-in SignIn
        GET /dashboard/sign-in/{name} SignIn
        GET /dashboard/sign-out SignIn
        GET /healthz Public
        GET /readyz Public
        GET /redis/{key} OperatorOrLocal
        GET /webhook Public
        HEAD /healthz Public
        POST /dashboard/sign-in SignIn
        POST /slack/events Public
        POST /webhook Public
        """;

    private const string Sandbox = """
        GET / OperatorOrLocal
        GET /sandbox OperatorOrLocal
        GET /sandbox/calendars/{name}.ics Loopback
        GET /sandbox/events OperatorOrLocal
        GET /sandbox/{**address} OperatorOrLocal
        GET /sandbox/files/{id} OperatorOrLocal
        GET /sandbox/graph/media/{id} Loopback
        GET /sandbox/graph/{version}/{id} Loopback
        GET /sandbox/model OperatorOrLocal
        GET /sandbox/model/requests OperatorOrLocal
        GET /sandbox/page/{name} OperatorOrLocal
        GET /sandbox/slack/api/{method} Loopback
        GET /sandbox/slack/files/{id} Loopback
        GET /sandbox/state OperatorOrLocal
        GET /sandbox/weather/v1/forecast Loopback
        GET /sandbox/weather/v1/search Loopback
        POST /sandbox/clock OperatorOrLocal
        POST /sandbox/faults/{name}/{isOn} OperatorOrLocal
        POST /sandbox/graph/{version}/{phoneId}/media Loopback
        POST /sandbox/graph/{version}/{phoneId}/messages Loopback
        POST /sandbox/model/v1/audio/transcriptions Loopback
        POST /sandbox/model/v1/chat/completions Loopback
        POST /sandbox/phones/{id}/file OperatorOrLocal
        POST /sandbox/phones/{id}/pick OperatorOrLocal
        POST /sandbox/phones/{id}/react OperatorOrLocal
        POST /sandbox/phones/{id}/say OperatorOrLocal
        POST /sandbox/phones/{id}/seen OperatorOrLocal
        POST /sandbox/slack/api/{method} Loopback
        POST /sandbox/slack/response/{**id} Loopback
        POST /sandbox/slack/upload/{id} Loopback
        POST /sandbox/workspace/act OperatorOrLocal
        POST /sandbox/workspace/close OperatorOrLocal
        POST /sandbox/workspace/file OperatorOrLocal
        POST /sandbox/workspace/home OperatorOrLocal
        POST /sandbox/workspace/home/act OperatorOrLocal
        POST /sandbox/workspace/react OperatorOrLocal
        POST /sandbox/workspace/say OperatorOrLocal
        POST /sandbox/workspace/submit OperatorOrLocal
        """;

    private const string Dashboard = """
        GET /dashboard/orleans Operator
        GET /dashboard/orleans/ClusterStats Operator
        GET /dashboard/orleans/DashboardCounters Operator
        GET /dashboard/orleans/GrainStats/{*grainName} Operator
        GET /dashboard/orleans/GrainTypes Operator
        GET /dashboard/orleans/HistoricalStats/{*path} Operator
        GET /dashboard/orleans/LifecycleStages Operator
        GET /dashboard/orleans/Reminders Operator
        GET /dashboard/orleans/Reminders/{page:int} Operator
        GET /dashboard/orleans/SiloCounters/{*address} Operator
        GET /dashboard/orleans/SiloMetadata/{*address} Operator
        GET /dashboard/orleans/SiloProperties/{*address} Operator
        GET /dashboard/orleans/SiloStats/{*address} Operator
        GET /dashboard/orleans/TopGrainMethods Operator
        GET /dashboard/orleans/favicon.ico Operator
        GET /dashboard/orleans/fonts/{name} Operator
        GET /dashboard/orleans/img/{name} Operator
        GET /dashboard/orleans/index.css Operator
        GET /dashboard/orleans/index.min.js Operator
        GET /dashboard/orleans/version Operator
        """;

    private const string OperatorToken = "0123456789abcdef0123456789abcdef";

    private static readonly string Program =
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Alfred.Silo.Tests"), "Alfred.Silo", StringComparison.Ordinal);

    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task in_development_there_are_these_routes() =>
        Assert.Equal(
            Lines($"{Production}\n{Sandbox}\n{Dashboard}"),
            await RoutesAsync(new() { ["INSTANCE"] = "home", ["CHANNELS"] = "slack,whatsapp" }));

    [Fact]
    public async Task without_the_dashboard_its_routes_are_gone() =>
        Assert.Equal(
            Lines($"{Production}\n{Sandbox}"),
            await RoutesAsync(new() { ["INSTANCE"] = "home", ["CHANNELS"] = "slack,whatsapp", ["ORLEANS_DASHBOARD"] = "off" }));

    [Fact]
    public async Task in_production_there_are_these() => Assert.Equal(Lines(Production), await RoutesAsync(new()
    {
        ["INSTANCE"] = "home", ["CHANNELS"] = "slack,whatsapp", ["ALFRED_ENV"] = "production",
        ["DATABASE_URL"] = "postgres://u:p@h/d", ["OPERATOR_TOKEN"] = OperatorToken, ["MEMBERS"] = "Ada=+34600111222",
        ["META_TOKEN"] = "token", ["PHONE_ID"] = "1", ["VERIFY_TOKEN"] = "verify", ["META_APP_SECRET"] = "secret",
        ["SLACK_BOT_TOKEN"] = "token", ["SLACK_SIGNING_SECRET"] = "secret",
    }));

    [Fact]
    public async Task channels_with_credentials_have_no_sandbox() => Assert.Equal(Lines(Production), await RoutesAsync(new()
    {
        ["INSTANCE"] = "home", ["CHANNELS"] = "slack,whatsapp", ["ORLEANS_DASHBOARD"] = "off",
        ["OPERATOR_TOKEN"] = OperatorToken, ["MEMBERS"] = "Ada=+34600111222",
        ["META_TOKEN"] = "token", ["PHONE_ID"] = "1", ["VERIFY_TOKEN"] = "verify", ["META_APP_SECRET"] = "secret",
        ["SLACK_BOT_TOKEN"] = "token", ["SLACK_SIGNING_SECRET"] = "secret",
    }));

    [Fact]
    public async Task work_has_a_mailbox_in_the_sandbox() => Assert.Contains(
        "GET /sandbox/mail/{number:int} OperatorOrLocal", await RoutesAsync(new() { ["INSTANCE"] = "biz" }));

    private async Task<IEnumerable<string>> RoutesAsync(Dictionary<string, string> variables)
    {
        var settings = SettingsReader.Read(Variables.Of(variables), _root.Path);
        await using var app = AlfredHost.Build(settings, "Host=nowhere;Database=none", TimeProvider.System, Program);
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        return [.. routes.SelectMany(Describe).Order(StringComparer.Ordinal)];
    }

    // What says nothing is the operator's.
    private static IEnumerable<string> Describe(RouteEndpoint route)
    {
        var access = route.Metadata.LastOrDefault(item => item.GetType().Name == "RouteAccessMetadata") is { } found
            ? found.GetType().GetProperty("Access", BindingFlags.Public | BindingFlags.Instance)!.GetValue(found)
            : "Operator";
        return (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(
            method => $"{method} /{route.RoutePattern.RawText!.Trim('/')} {access}");
    }

    private static IEnumerable<string> Lines(string list) => list.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal);
}
