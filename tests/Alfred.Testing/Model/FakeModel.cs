using System.Collections.Concurrent;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Model;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;

namespace Alfred.Testing.Model;

/// <summary>A language model on a server of its own that says what a test tells it, and writes every request down.</summary>
public sealed class FakeModel : FakeServer, IModelBackend
{
    private readonly ConcurrentQueue<ModelAnswer> _answers = new();

    private FakeModel()
    {
    }

    public string? Key { get; set; }

    /// <summary>What it says when nothing else was told it: nothing.</summary>
    public Func<ModelRequest, ModelAnswer> Always { get; set; } = static _ => new();

    /// <summary>Which requests go wrong, and how; null for those that do not.</summary>
    public Func<ModelRequest, FakeAnswer?> Fails { get; set; } = static _ => null;

    /// <summary>What it hears in recordings.</summary>
    public string Transcript { get; set; } = "";

    /// <summary>Every request.</summary>
    public CallLedger<ModelRequest> Requests { get; } = new();

    /// <summary>The address for <c>OPENAI_BASE_URL</c>.</summary>
    public Uri BaseUrl => new(Url, "v1");

    public static async Task<FakeModel> StartAsync(int port = 0)
    {
        var fake = new FakeModel();
        await fake.StartAsync(app => new FakeModelApi(fake).Map(app.MapGroup("/v1")), port);
        return fake;
    }

    /// <summary>Tells it what to say next.</summary>
    public void Say(ModelAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Tells it which words to say next.</summary>
    public void Say(string text) => Say(new ModelAnswer(text));

    /// <summary>Tells it which tool to call next.</summary>
    public void Call(string tool, string arguments = "{}") => Say(ModelAnswer.Call(tool, arguments));

    public FakeAnswer? Decide(ModelRequest request) => Fails(request) ?? NextAnswer();

    public ModelAnswer Answer(ModelRequest request) => _answers.TryDequeue(out var answer) ? answer : Always(request);

    public string Transcribe(string name) => Transcript;

    public void Note(ModelRequest request, ModelAnswer? answer, string status) => Requests.Add(request);
}
