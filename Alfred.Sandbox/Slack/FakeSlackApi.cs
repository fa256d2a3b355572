using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>
/// Slack as far as Alfred uses it: the Web API, response URLs, files and Socket Mode, with the limits and errors that Slack documents. Maps
/// onto any server.
/// </summary>
internal sealed class FakeSlackApi
{
    private readonly ISlackBackend _backend;
    private readonly FakePosts _posts;
    private readonly FakeMessages _messages;
    private readonly FakeViews _views;
    private readonly FakeUploads _uploads;
    private readonly FakeDirectory _directory;

    /// <summary>Puts its parts together.</summary>
    public FakeSlackApi(ISlackBackend backend, WorkspaceBook book, ResponseUrlStore responseUrls, SandboxFiles files, TimeProvider time)
    {
        var json = new SlackJson(backend, book);
        _backend = backend;
        _posts = new(book, json, responseUrls, time);
        _messages = new(book, json);
        _views = new(book, responseUrls);
        _uploads = new(backend, book, files, time);
        _directory = new(backend, book);
    }

    /// <summary>Maps it.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapMethods("/api/{method}", [HttpMethods.Get, HttpMethods.Post], HandleMethodAsync);
        api.MapPost("/response/{**id}", context => HandleAsync(context, SlackCall.ResponseUrl));
        _uploads.Map(api);
        if (_backend.Sockets is { } sockets)
            api.Map("/link/{ticket}", sockets.HandleAsync);
    }

    private Task HandleMethodAsync(HttpContext context) => HandleAsync(context, (string)context.Request.RouteValues["method"]!);

    private async Task HandleAsync(HttpContext context, string method)
    {
        if (await SlackArguments.ReadAsync(context.Request, method) is not { } arguments)
        {
            await EndAsync(context, method, decided: null, SlackReply.Failed("invalid_json"), TimeSpan.Zero);
            return;
        }

        var call = arguments.Call;
        var decided = _backend.Decide(call);
        // Where an answer was decided, nothing of what the call asks for happens.
        var reply = decided is FakeAnswer.Respond given ? new SlackReply(given, Error: "decided") : ReplyTo(arguments, context);
        if (call.IsPost && reply.Error is null)
            reply = AsPost(call, reply);
        await EndAsync(context, method, decided, reply, call.IsPost ? _backend.Latency : TimeSpan.Zero);
    }

    private SlackReply AsPost(SlackCall call, SlackReply reply) => reply with
    {
        Accept = () =>
        {
            reply.Accept?.Invoke();
            _backend.Accept(call);
        },
    };

    private async Task EndAsync(HttpContext context, string method, FakeAnswer? decided, SlackReply reply, TimeSpan latency)
    {
        var accept = reply.Error is null ? reply.Accept ?? (static () => { }) : null;
        var end = await context.AnswerAsync(decided, reply.Answer, accept, latency);
        _backend.Trace(method, decided is not null ? end : reply.Error ?? "ok");
    }

    private SlackReply ReplyTo(SlackArguments call, HttpContext context)
    {
        if (call.Method == SlackCall.ResponseUrl)
            return _posts.Respond(call, (string)context.Request.RouteValues["id"]!);
        // These two are called with the app's credentials, everything else with the bot's token.
        var isTheApps = call.Method is "oauth.v2.access" or "apps.connections.open";
        if (!isTheApps && _backend.RefuseToken(call.Call.Authorization) is { } refusal)
            return SlackReply.Failed(refusal);
        return call.Method switch
        {
            "chat.postMessage" or "chat.postEphemeral" => _posts.Post(call),
            "chat.update" or "chat.delete" or "reactions.add" or "reactions.remove" => _messages.Answer(call),
            "conversations.history" or "conversations.replies" => _messages.Answer(call),
            "views.open" or "views.update" or "views.push" or "views.publish" => _views.Answer(call),
            "files.getUploadURLExternal" or "files.completeUploadExternal" or "files.info" => _uploads.Answer(call),
            _ => _directory.Answer(call),
        };
    }
}
