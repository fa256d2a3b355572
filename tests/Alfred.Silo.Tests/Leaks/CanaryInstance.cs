using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Alfred.Testing;
using Alfred.Testing.Graph;
using Alfred.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Alfred.Silo.Leaks;

/// <summary>
/// The whole product in this process, on a real database and with both channels, in which every secret, number, name and text is a word
/// that occurs nowhere else.
/// </summary>
internal sealed class CanaryInstance : IAsyncDisposable
{
    public const string Phone = "34699133713";
    public const string Stranger = "34699244824";
    public const string Text = "canarytext";
    public const string ShownName = "canaryname";
    public const string Member = "canaryada";
    public const string OtherMember = "canarybob";
    public const string WhatsAppId = "wamid.canarymessageid";
    public const string ResponsePath = "canaryresponseurl";

    /// <summary>Secrets, each in its variable.</summary>
    private static readonly ImmutableDictionary<string, string> Secrets = ImmutableDictionary<string, string>.Empty
        .Add("META_TOKEN", "canary-meta-token").Add("META_APP_SECRET", "canary-app-secret")
        .Add("META_APP_SECRET_PREVIOUS", "canary-old-app-secret").Add("VERIFY_TOKEN", "canary-verify-token")
        .Add("SLACK_BOT_TOKEN", "xoxb-canary-bot-token").Add("SLACK_SIGNING_SECRET", "canary-signing-secret")
        .Add("SLACK_SIGNING_SECRET_PREVIOUS", "canary-old-signing-secret").Add("OPERATOR_TOKEN", "canary-operator-token-0123456789");

    private static readonly string Program =
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Alfred.Silo.Tests"), "Alfred.Silo", StringComparison.Ordinal);

    private readonly TemporaryDirectory _root;
    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _database;

    private CanaryInstance(
        TemporaryDirectory root, WebApplication app, FakeGraph graph, FakeSlack slack, Telemetry telemetry, string database)
    {
        _root = root;
        _app = app;
        Graph = graph;
        Slack = slack;
        Telemetry = telemetry;
        _database = NpgsqlDataSource.Create(database);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null };
        Client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>What must be seen nowhere.</summary>
    public static IEnumerable<string> Canaries =>
    [
        .. Secrets.Values, "canary-database-password", "canary-redis-password", Phone, Stranger, Text, ShownName, Member, OtherMember,
        WhatsAppId, ResponsePath, "U0CANARY", "D0CANARY",
    ];

    /// <summary>The secrets among them, which no answer may hold either.</summary>
    public static IEnumerable<string> SecretCanaries => [.. Secrets.Values, "canary-database-password", "canary-redis-password"];

    public FakeGraph Graph { get; }

    public FakeSlack Slack { get; }

    public Telemetry Telemetry { get; }

    public HttpClient Client { get; }

    /// <summary>Every route that anybody mapped.</summary>
    public IEnumerable<RouteEndpoint> Routes =>
        ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>The silo's address, as the dashboard writes it.</summary>
    public string SiloAddress => _app.Services.GetRequiredService<Orleans.Runtime.ILocalSiloDetails>().SiloAddress.ToParsableString();

    /// <summary>Status lines, headers and bodies of everything that was answered.</summary>
    public List<string> Answers { get; } = [];

    public static async Task<CanaryInstance> StartAsync(string database)
    {
        var root = new TemporaryDirectory();
        var (graph, slack, telemetry) = (await FakeGraph.StartAsync(), await FakeSlack.StartAsync(), new Telemetry());
        var connection = new NpgsqlConnectionStringBuilder(database) { Password = "canary-database-password" }.ConnectionString;
        var settings = SettingsReader.Read(Variables.Of(Secrets.AddRange(new Dictionary<string, string>
        {
            ["INSTANCE"] = "biz", ["CHANNELS"] = "slack,whatsapp", ["PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
            ["DATABASE_URL"] = connection, ["REDIS_URL"] = "redis://:canary-redis-password@127.0.0.1:1",
            ["META_GRAPH_URL"] = graph.Url.AbsoluteUri, ["PHONE_ID"] = "106540352242922", ["SLACK_API_URL"] = slack.ApiUrl.AbsoluteUri,
            ["MEMBERS"] = $"{Member}=+{Phone},{OtherMember}=U0CANARY", ["SENDER_LIMIT"] = "0", ["META_PAIR_PACE"] = "off",
        })), root.Path);
        var app = AlfredHost.Build(
            settings, settings.Database!, TimeProvider.System, Program, configureSilo: static silo => silo.AddActivityPropagation());
        // Everything at Trace but what the product keeps silent for good: rules above Warning are its own promises.
        var filter = app.Services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue;
        filter.MinLevel = LogLevel.Trace;
        foreach (var rule in filter.Rules.Where(rule => rule.LogLevel < LogLevel.Warning).ToArray())
            filter.Rules.Remove(rule);
        filter.Rules.Add(
            new LoggerFilterRule(typeof(Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider).FullName, null, LogLevel.None, null));
        var loggers = app.Services.GetRequiredService<ILoggerFactory>();
        loggers.AddProvider(telemetry);
        await InstanceDatabase.MigrateAsync(settings, connection, TimeProvider.System, loggers, CancellationToken.None);
        await app.StartAsync();
        return new(root, app, graph, slack, telemetry, connection);
    }

    public Task<HttpStatusCode> WhatsAppAsync(byte[] body, string? secret = null) =>
        SendAsync(MetaWebhook.Request(new(Client.BaseAddress!, "/webhook"), secret ?? Secrets["META_APP_SECRET"], body));

    public Task<HttpStatusCode> SlackAsync(byte[] body, string contentType, string? secret = null) => SendAsync(SlackWebhookRequest.Request(
        new(Client.BaseAddress!, "/slack/events"),
        secret ?? Secrets["SLACK_SIGNING_SECRET"],
        body,
        contentType,
        TimeProvider.System.GetUtcNow()));

    public Task<HttpStatusCode> GetAsync(string path, string? bearer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Client.BaseAddress!, path));
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return SendAsync(request);
    }

    public async Task<string> AskAsync(string sql)
    {
#pragma warning disable CA2100 // Every statement is written in these tests.
        await using var command = _database.CreateCommand(sql);
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        await Graph.DisposeAsync();
        await Slack.DisposeAsync();
        Telemetry.Dispose();
        _root.Dispose();
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await Client.SendAsync(request);
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
            lock (Answers)
                Answers.Add($"{request.Method} {(int)answer.StatusCode} {answer.Headers} {answer.Content.Headers} {body}");
            return answer.StatusCode;
        }
    }
}
