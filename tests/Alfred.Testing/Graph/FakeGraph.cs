using System.Collections.Concurrent;
using System.Text.Json;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Graph;

/// <summary>
/// The sandbox's Graph API on a server of its own: writes every call down, reaches everybody, and does what a test decides.
/// </summary>
public sealed class FakeGraph : FakeServer, IGraphBackend
{
    private readonly SandboxFiles _store = new();
    private readonly ConcurrentDictionary<GraphCall, string> _ids = new();

    private FakeGraph() => Files = new(_store);

    /// <summary>Every call, also those that were refused, hung or cut.</summary>
    public CallLedger<GraphCall> Calls { get; } = new();

    /// <summary>The calls that were accepted, also when the answer was lost: what people received.</summary>
    public CallLedger<GraphCall> Sent { get; } = new();

    /// <summary>The read marks and "is typing", which are no messages.</summary>
    public CallLedger<GraphCall> Seen { get; } = new();

    /// <summary>True when read marks get no answer.</summary>
    public bool AreMarksStuck { get; set; }

    /// <summary>Files.</summary>
    public GraphFiles Files { get; }

    /// <summary>Meta's limits; null, the default, knows none.</summary>
    public GraphLimits? Limits { get; set; }

    /// <summary>Where the stages of accepted messages are reported; null when nobody asked for them.</summary>
    public StatusReports? Reports { get; set; }

    /// <summary>The id that an accepted call got.</summary>
    public string IdOf(GraphCall sent) => _ids[sent];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeGraph> StartAsync(int port = 0)
    {
        var fake = new FakeGraph();
        await fake.StartAsync(app => new FakeGraphApi(fake, fake._store, TimeProvider.System).Map(app), port);
        return fake;
    }

    string? IGraphBackend.AccessToken => null;

    FakeAnswer? IGraphBackend.Decide(GraphCall call)
    {
        Calls.Add(call);
        return NextAnswer();
    }

    FakeAnswer? IGraphBackend.MarkRead(GraphCall call, JsonElement mark)
    {
        Seen.Add(call);
        return AreMarksStuck ? new FakeAnswer.Hang() : null;
    }

    FakeAnswer.Respond? IGraphBackend.Decide(GraphFileMethod method, HttpRequest request) => Files.Decide(method, request);

    FakeAnswer.Respond? IGraphBackend.Refuse(GraphCall call, JsonElement message) => Limits?.Check(call, message);

    void IGraphBackend.Accept(GraphCall call, string id, JsonElement message)
    {
        _ids[call] = id;
        Sent.Add(call);
        Reports?.Add(id, call.OpaqueData);
    }

    void IGraphBackend.Upload(SandboxFile file, string product, HttpRequest request) => Files.Uploaded(file, product, request);

    GraphFileAddress IGraphBackend.Describe(GraphFileAddress address) => Files.Describe(address);

    void IGraphBackend.Trace(string what, GraphCall? call, string status)
    {
        // The ledgers say more.
    }
}
