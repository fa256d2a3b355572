using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Model;

/// <summary>
/// OpenAI's API as far as Alfred uses it: chat completions with tools, at once or as a stream, and transcriptions. Maps onto any server.
/// </summary>
public sealed class FakeModelApi(IModelBackend backend)
{
    // A picture travels as text.
    private const int MaxBody = 12 * 1024 * 1024;

    /// <summary>Maps it under the address that stands in <c>OPENAI_BASE_URL</c>.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/chat/completions", CompleteAsync);
        api.MapPost("/audio/transcriptions", TranscribeAsync);
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var body = await context.Request.ReadBodyAsync(MaxBody);
        if (RefuseKey(context.Request) is { } refused)
        {
            await context.WriteAsync(refused);
            return;
        }

        if (body is null || ModelRequest.Read(body.Value) is not { } request)
        {
            await context.WriteAsync(Error(400, "invalid_request_error", "We could not parse the JSON body of your request."));
            return;
        }

        var decided = backend.Decide(request);
        var answer = decided is null or FakeAnswer.AcceptAndCut ? backend.Answer(request) : null;
        if (request.IsStreamed && answer is not null)
        {
            await ModelStream.WriteAsync(context, request, answer, isCut: decided is not null);
            backend.Note(request, answer, decided is null ? "200" : "cut");
            return;
        }

        // Noted before it is sent: whoever reads the answer may look at once.
        backend.Note(request, answer, decided switch
        {
            null => "200", FakeAnswer.Respond respond => $"{respond.Status}", FakeAnswer.Hang => "no answer", _ => "cut",
        });
        var own = answer is null
            ? Error(500, "server_error", "nothing to say") : new FakeAnswer.Respond(200, ModelWire.Completion(request, answer));
        await context.AnswerAsync(decided, own, accept: static () => { });
    }

    private async Task TranscribeAsync(HttpContext context)
    {
        context.Request.AllowBody(MaxBody);
        if (RefuseKey(context.Request) is { } refused)
            await context.WriteAsync(refused);
        else if (!context.Request.HasFormContentType || (await context.Request.ReadFormAsync()).Files.GetFile("file") is not { } file)
            await context.WriteAsync(Error(400, "invalid_request_error", "The field file is missing."));
        else
            await context.WriteAsync(new(200, JsonSerializer.Serialize(new { text = backend.Transcribe(file.FileName) })));
    }

    private FakeAnswer.Respond? RefuseKey(HttpRequest request) => backend.Key is { } key && !request.CarriesToken(key)
        ? Error(401, "invalid_request_error", "Incorrect API key provided.") : null;

    private static FakeAnswer.Respond Error(int status, string type, string message) =>
        new(status, JsonSerializer.Serialize(new { error = new { message, type } }));
}
