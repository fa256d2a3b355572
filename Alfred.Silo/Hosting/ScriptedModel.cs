using Alfred.Sandbox.Http;
using Alfred.Sandbox.Model;
using Alfred.Silo.Evaluation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Alfred.Silo.Hosting;

/// <summary>
/// The sandbox's model on a port of its own, which says what a set of conversations tells it. Left out by <c>-p:Sandbox=false</c>.
/// </summary>
internal sealed class ScriptedModel : IModelBackend, IAsyncDisposable
{
    private readonly ImmutableDictionary<string, Expectation> _script;
    private WebApplication? _app;

    private ScriptedModel(IEnumerable<Conversation> set) => _script = set.ToImmutableDictionary(
        static conversation => conversation.Said, static conversation => conversation.Scripted, StringComparer.Ordinal);

    /// <summary>Where it is.</summary>
    public Uri BaseUrl => new(new Uri(_app!.Urls.First()), "v1");

    public string? Key => null;

    /// <summary>Starts it.</summary>
    public static async Task<ScriptedModel> StartAsync(IEnumerable<Conversation> set)
    {
        var model = new ScriptedModel(set);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        model._app = builder.Build();
        new FakeModelApi(model).Map(model._app.MapGroup("/v1"));
        await model._app.StartAsync();
        return model;
    }

    public FakeAnswer? Decide(ModelRequest request) => null;

    public ModelAnswer Answer(ModelRequest request) => _script.GetValueOrDefault(request.Asked) switch
    {
        { Word: null } expected => new()
        {
            Calls = [.. expected.Calls.Select(static call => new ModelCall(call.Tool, call.Arguments.GetRawText()))],
        },
        { Word: "ask" } => new("What exactly do you mean?"),
        { Word: "answer" } => new("Here is what I would say about that."),
        { Word: var text } => new(text),
        null => new(),
    };

    public string Transcribe(string name) => "";

    public void Note(ModelRequest request, ModelAnswer? answer, string status) { }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
