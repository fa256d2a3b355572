using System.Text.Json;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>
/// Meta's Graph API as far as Alfred uses it: messages, read marks and files, with what Meta refuses. Maps onto any server.
/// </summary>
internal sealed class FakeGraphApi(IGraphBackend backend, SandboxFiles files, TimeProvider time)
{
    private const int MaxBody = 256 * 1024;

    private readonly FakeGraphFiles _files = new(backend, files);

    /// <summary>Maps it.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/{version}/{phoneId}/messages", HandleAsync);
        _files.Map(api);
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (await context.Request.ReadBodyAsync(MaxBody) is not { } body || !JsonReading.TryParse(body, out var document))
        {
            var refusal = GraphError.Of(GraphError.InvalidParameter, message: "Invalid parameter");
            await EndAsync(context, "message", call: null, decided: null, refusal, accept: null);
            return;
        }

        using (document)
        {
            var message = document.RootElement;
            var call = GraphCall.Read(context.Request, message);
            if (message.At("status").IsPresent())
                await MarkReadAsync(context, call, message);
            else
                await SendAsync(context, call, message);
        }
    }

    private Task MarkReadAsync(HttpContext context, GraphCall call, JsonElement mark)
    {
        var decided = RefuseToken(backend, context.Request) ?? backend.MarkRead(call, mark);
        return EndAsync(context, "read mark", call, decided, Success(new { success = true }), accept: null);
    }

    private Task SendAsync(HttpContext context, GraphCall call, JsonElement message)
    {
        // What was decided comes first.
        var decided = backend.Decide(call) ?? RefuseToken(backend, context.Request);
        var refusal = GraphRules.Check(message) ?? (decided is FakeAnswer.Respond ? null : backend.Refuse(call, message));
        var id = MetaWebhook.NewMessageId(time.GetUtcNow());
        var accept = refusal is null ? () => backend.Accept(call, id, message) : (Action?)null;
        return EndAsync(context, "message", call, decided, refusal ?? Accepted(call, id), accept);
    }

    private async Task EndAsync(
        HttpContext context, string what, GraphCall? call, FakeAnswer? decided, FakeAnswer.Respond own, Action? accept) =>
        backend.Trace(what, call, await context.AnswerAsync(decided, own, accept, accept is null ? default : backend.Latency));

    /// <summary>The refusal of a request without the right token; null for one that has it.</summary>
    internal static FakeAnswer.Respond? RefuseToken(IGraphBackend backend, HttpRequest request) =>
        backend.AccessToken is null || request.CarriesToken(backend.AccessToken)
            ? null
            : GraphError.Of(GraphError.BadToken, 401, "Invalid OAuth access token.");

    private static FakeAnswer.Respond Accepted(GraphCall call, string id)
    {
        object contact = call.Recipient is { } recipient
            ? new { input = recipient, user_id = recipient }
            : new { input = call.To, wa_id = call.Person };
        return Success(new { messaging_product = "whatsapp", contacts = new[] { contact }, messages = new[] { new { id } } });
    }

    private static FakeAnswer.Respond Success(object body) => new(200, JsonSerializer.Serialize(body));
}
