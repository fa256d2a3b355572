using System.Collections.Concurrent;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;
using Alfred.Sandbox.Workspaces;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alfred.Testing.Slack;

/// <summary>
/// The sandbox's Slack on a server of its own: writes every call down, knows every channel, and does what a test decides.
/// </summary>
public sealed partial class FakeSlack : FakeServer, ISlackBackend
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeAnswer.Respond>> _answers = new(StringComparer.Ordinal);
    private readonly OpenWorkspace _workspace;

    private FakeSlack(string teamId, string botUserId) => _workspace = new(teamId, botUserId);

    /// <summary>What <c>SLACK_API_URL</c> has to be.</summary>
    public Uri ApiUrl => new(Url, "/api");

    /// <summary>Every post, also those that were refused, hung or cut.</summary>
    public CallLedger<SlackCall> Calls { get; } = new();

    /// <summary>The posts that were answered well: what people received.</summary>
    public CallLedger<SlackCall> Sent { get; } = new();

    /// <summary>Calls of <c>auth.test</c>.</summary>
    public CallLedger<SlackCall> AuthTests { get; } = new();

    /// <summary>Calls of every other method: views, reactions, updates, lookups, history, files, tokens.</summary>
    public CallLedger<SlackCall> Others { get; } = new();

    /// <summary>Socket Mode.</summary>
    public LedgerSockets Sockets { get; } = new();

    /// <summary>A response URL at this server. One whose id begins with "expired" is too old.</summary>
    public Uri ResponseUrl(string id) => new(Url, $"/response/{id}");

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeSlack> StartAsync(int port = 0, string teamId = "T111", string botUserId = "UBOT")
    {
        var fake = new FakeSlack(teamId, botUserId);
        await fake.StartAsync(fake.Map, port);
        return fake;
    }

    /// <summary>Decides what the next calls of one method get, other than posts (<see cref="FakeServer.AnswerNext"/>).</summary>
    public void Answer(string method, FakeAnswer.Respond answer, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _answers.GetOrAdd(method, static _ => new()).Enqueue(answer);
    }

    /// <summary>The calls of one method.</summary>
    public IReadOnlyList<SlackCall> OthersOf(string method) => [.. Others.All.Where(call => call.Method == method)];

    string ISlackBackend.Url => Url.AbsoluteUri.TrimEnd('/');

    SlackSockets? ISlackBackend.Sockets => Sockets;

    FakeAnswer? ISlackBackend.Decide(SlackCall call)
    {
        (call.IsPost ? Calls : call.Method == "auth.test" ? AuthTests : Others).Add(call);
        if (call.IsPost)
            return NextAnswer();
        return _answers.TryGetValue(call.Method, out var queue) && queue.TryDequeue(out var next) ? next : null;
    }

    void ISlackBackend.Accept(SlackCall call) => Sent.Add(call);

    void ISlackBackend.Trace(string method, string result)
    {
        // The ledgers say more.
    }

    private void Map(WebApplication app)
    {
        app.UseWebSockets();
        var feed = new SandboxFeed(TimeProvider.System);
        var book = new WorkspaceBook(_workspace, feed, TimeProvider.System, NullLogger<WorkspaceBook>.Instance);
        var responseUrls = new ResponseUrlStore(this, TimeProvider.System) { TakesUnknown = true };
        new FakeSlackApi(this, book, responseUrls, new SandboxFiles(), TimeProvider.System).Map(app);
    }
}
