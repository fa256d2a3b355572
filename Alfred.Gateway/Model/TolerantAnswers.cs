using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Alfred.Gateway.Model;

/// <summary>
/// Makes answers of compatible servers what OpenAI's client expects: fields that they leave out (ids, roles, times, why it ended), words of
/// their own, arguments as an object instead of a text, and a usage that counts nothing. What cannot be put right is refused.
/// </summary>
internal sealed class TolerantAnswers : DelegatingHandler
{
    private static readonly string[] FinishReasons = ["stop", "length", "tool_calls", "content_filter", "function_call"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode
            || request.RequestUri?.AbsolutePath.EndsWith("/chat/completions", StringComparison.Ordinal) != true)
            return response;
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var answer = response.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? StreamedAnswer.Assemble(Encoding.UTF8.GetString(body)) : JsonNode.Parse(body);
            var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(Mend(answer)));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            response.Dispose();
            throw new HttpRequestException("the model's answer is no answer of a chat", exception);
        }
    }

    private static JsonObject Mend(JsonNode? body)
    {
        if (body is not JsonObject answer || answer["choices"] is not JsonArray { Count: > 0 } choices)
            throw new FormatException("no choices");
        Default(answer, "id", "answer");
        Default(answer, "object", "chat.completion");
        Default(answer, "model", "unknown");
        if (answer["created"] is not JsonValue created || created.GetValueKind() != JsonValueKind.Number)
            answer["created"] = 0;
        MendUsage(answer);
        for (var index = 0; index < choices.Count; index++)
            MendChoice(choices[index] as JsonObject ?? throw new FormatException("a choice is no object"), index);
        return answer;
    }

    private static void MendChoice(JsonObject choice, int index)
    {
        choice["index"] = index;
        var message = choice["message"] as JsonObject ?? throw new FormatException("no message");
        message["role"] = "assistant";
        // A text is one that is there or none; null in its place is neither for some readers.
        if (!message.ContainsKey("content"))
            message["content"] = null;
        if (message["tool_calls"] is JsonArray { Count: > 0 } calls)
        {
            for (var number = 0; number < calls.Count; number++)
                MendCall(calls[number] as JsonObject ?? throw new FormatException("a call is no object"), number);
        }
        else
        {
            message.Remove("tool_calls");
        }

        if (TextOf(choice["finish_reason"]) is not { } reason || !FinishReasons.Contains(reason))
            choice["finish_reason"] = message.ContainsKey("tool_calls") ? "tool_calls" : "stop";
    }

    private static void MendCall(JsonObject call, int number)
    {
        Default(call, "id", $"call_{number}");
        call["type"] = "function";
        var function = call["function"] as JsonObject ?? throw new FormatException("a call without a function");
        Default(function, "name", "unknown");
        if (TextOf(function["arguments"]) is null)
            function["arguments"] = function["arguments"]?.ToJsonString() ?? "{}";
    }

    private static void MendUsage(JsonObject answer)
    {
        if (answer["usage"] is JsonObject usage && Number(usage["prompt_tokens"]) is { } read
            && Number(usage["completion_tokens"]) is { } written)
            answer["usage"] = new JsonObject
            {
                ["prompt_tokens"] = read, ["completion_tokens"] = written, ["total_tokens"] = read + written,
            };
        else
            answer.Remove("usage");
    }

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number)
        && number is >= 0 and < int.MaxValue / 2
            ? (int)number
            : null;

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static void Default(JsonObject owner, string name, string value)
    {
        if (string.IsNullOrWhiteSpace(TextOf(owner[name])))
            owner[name] = value;
    }
}
