using System.Net;
using Alfred.Migrations;
using Alfred.Postcards;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Alfred.Testing;
using Alfred.Testing.Graph;
using Alfred.Testing.Slack;
using Microsoft.AspNetCore.Builder;

namespace Alfred.Silo.Channels;

/// <summary>
/// An instance as the product builds it, in this process, with Slack, WhatsApp and a channel that the product does not know.
/// </summary>
public abstract class ThreeChannels(string instance) : IAsyncLifetime
{
    public const string SigningSecret = "slack-signing-secret";
    public const string AppSecret = "meta-app-secret";
    public const string PhoneId = "106540352242922";

    private readonly TemporaryDirectory _root = new();
    private PostgresServer? _postgres;
    private WebApplication? _app;

    // The silo's own output beside this project's: the plug-ins are only there.
    private static string Program =>
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Alfred.Silo.Tests"), "Alfred.Silo", StringComparison.Ordinal);

    public FakeSlack Slack { get; private set; } = null!;

    public FakeGraph Graph { get; private set; } = null!;

    public PostOffice Office { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public Uri Url { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await PostgresServer.StartAsync();
        (Slack, Graph, Office) = (await FakeSlack.StartAsync(), await FakeGraph.StartAsync(), await PostOffice.OpenAsync());
        var database = await _postgres.CreateDatabaseAsync();
        await Migrator.CreateDefault().MigrateAsync(database, instance, TimeProvider.System.GetUtcNow());
        var port = FreePort.Take();
        Url = new($"http://127.0.0.1:{port}");
        _app = AlfredHost.Build(Settings(port), database, TimeProvider.System, Program, [new Postcards.Postcards(Office.Options)]);
        await _app.StartAsync();
    }

    /// <summary>Somebody who writes postcards.</summary>
    public PostcardWriter WriterOf(string name) => new(this, name);

    /// <summary>Somebody with WhatsApp.</summary>
    public WhatsAppPhone PhoneOf(string number) => new(this, number);

    /// <summary>Somebody in Slack.</summary>
    public SlackMember MemberOf(string user) => new(this, user);

    /// <summary>Delivers a request, which must be accepted, and returns what was answered in the response.</summary>
    public async Task<string> DeliverAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await Slack.DisposeAsync();
        await Graph.DisposeAsync();
        await Office.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _root.Dispose();
        GC.SuppressFinalize(this);
    }

    private AlfredSettings Settings(int port) => SettingsReader.Read(
        Variables.Of(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["INSTANCE"] = instance,
            ["CHANNELS"] = "slack,whatsapp",
            ["PORT"] = $"{port}",
            ["SENDER_LIMIT"] = "0",
            ["SLACK_API_URL"] = Slack.ApiUrl.AbsoluteUri,
            ["SLACK_BOT_TOKEN"] = "xoxb-test",
            ["SLACK_SIGNING_SECRET"] = SigningSecret,
            ["META_GRAPH_URL"] = Graph.Url.AbsoluteUri,
            ["META_TOKEN"] = "meta-token",
            ["META_APP_SECRET"] = AppSecret,
            ["VERIFY_TOKEN"] = "verify-token",
            ["PHONE_ID"] = PhoneId,
        }),
        _root.Path);
}

/// <summary>Alfred-Home on three channels.</summary>
public sealed class HomeOfThreeChannels() : ThreeChannels("home");

/// <summary>Alfred-Biz on three channels.</summary>
public sealed class TeamOfThreeChannels() : ThreeChannels("biz");
