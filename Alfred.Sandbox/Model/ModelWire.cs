using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Model;

/// <summary>A model's answer in OpenAI's format.</summary>
internal static class ModelWire
{
    private const string Id = "chatcmpl-played";
    private const int PieceLength = 12;

    /// <summary>Why an answer ends.</summary>
    private static string Reason(ModelAnswer answer) => answer.Calls.IsEmpty ? "stop" : "tool_calls";

    /// <summary>The whole answer.</summary>
    public static string Completion(ModelRequest request, ModelAnswer answer) => JsonSerializer.Serialize(
        new
        {
            id = Id, @object = "chat.completion", created = 0, model = request.Model,
            choices = new[]
            {
                new
                {
                    index = 0,
                    message = new
                    {
                        role = "assistant", content = answer.Text,
                        tool_calls = answer.Calls.IsEmpty ? null : answer.Calls.Select(Call).ToArray(),
                    },
                    finish_reason = Reason(answer),
                },
            },
            usage = Usage(request, answer),
        },
        WireJson.Options);

    /// <summary>The answer in pieces, the last one with what it cost.</summary>
    public static IEnumerable<string> Pieces(ModelRequest request, ModelAnswer answer)
    {
        yield return Piece(request, new { role = "assistant" });
        foreach (var piece in (answer.Text ?? "").Chunk(PieceLength))
            yield return Piece(request, new { content = new string(piece) });
        foreach (var (at, call) in answer.Calls.Index())
        {
            var begun = new { index = at, id = $"call_{at}", type = "function", function = new { name = call.Tool, arguments = "" } };
            yield return Piece(request, new { tool_calls = new[] { begun } });
            foreach (var piece in call.Arguments.Chunk(PieceLength))
                yield return Piece(
                    request, new { tool_calls = new[] { new { index = at, function = new { arguments = new string(piece) } } } });
        }

        yield return Piece(request, new { }, Reason(answer));
        yield return JsonSerializer.Serialize(
            new
            {
                id = Id, @object = "chat.completion.chunk", created = 0, model = request.Model, choices = Array.Empty<object>(),
                usage = Usage(request, answer),
            },
            WireJson.Options);
    }

    private static string Piece(ModelRequest request, object delta, string? reason = null) => JsonSerializer.Serialize(
        new
        {
            id = Id, @object = "chat.completion.chunk", created = 0, model = request.Model,
            choices = new[] { new { index = 0, delta, finish_reason = reason } },
        },
        WireJson.Options);

    private static object Call(ModelCall call, int at) =>
        new { id = $"call_{at}", type = "function", function = new { name = call.Tool, arguments = call.Arguments } };

    private static object Usage(ModelRequest request, ModelAnswer answer)
    {
        var written = ((answer.Text?.Length ?? 0) + answer.Calls.Sum(static call => call.Tool.Length + call.Arguments.Length)) / 4;
        return new { prompt_tokens = request.Tokens, completion_tokens = written, total_tokens = request.Tokens + written };
    }
}
