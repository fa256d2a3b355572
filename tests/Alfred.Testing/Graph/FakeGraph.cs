using System.Text.Json;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Graph;

/// <summary>Meta's Graph API, as far as sending goes.</summary>
public sealed class FakeGraph : FakeServer
{
    private int _messages;

    private FakeGraph()
    {
    }

    /// <summary>Every call, also those that were refused, hung or cut.</summary>
    public CallLedger<GraphCall> Calls { get; } = new();

    /// <summary>The calls that were accepted, also when the answer was lost: what people received.</summary>
    public CallLedger<GraphCall> Sent { get; } = new();

    /// <summary>Where the stages of accepted messages are reported; null when nobody asked for them.</summary>
    public StatusReports? Reports { get; set; }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeGraph> StartAsync(int port = 0)
    {
        var fake = new FakeGraph();
        await fake.StartAsync(app => app.MapPost("/{version}/{phoneId}/messages", fake.HandleAsync), port);
        return fake;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var call = await ReadAsync(context.Request);
        Calls.Add(call);
        var id = $"wamid.FAKE{Interlocked.Increment(ref _messages):d8}";
        await AnswerAsync(context, Accepted(call, id), () =>
        {
            Sent.Add(call);
            Reports?.Add(id, call.OpaqueData);
        });
    }

    private static async Task<GraphCall> ReadAsync(HttpRequest request)
    {
        using var document = await JsonDocument.ParseAsync(request.Body);
        var root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new GraphCall(
            request.Path,
            request.Headers.Authorization.ToString(),
            Text("to"),
            Text("recipient"),
            Text("recipient_type"),
            root.TryGetProperty("text", out var text) ? text.GetProperty("body").GetString() : null,
            Text("biz_opaque_callback_data"),
            root.GetRawText());
    }

    private static FakeAnswer.Respond Accepted(GraphCall call, string id)
    {
        object contact = call.Recipient is { } recipient
            ? new { input = recipient, user_id = recipient }
            : new { input = call.To, wa_id = call.To?.TrimStart('+') };
        return new FakeAnswer.Respond(200, JsonSerializer.Serialize(new { messaging_product = "whatsapp", contacts = new[] { contact }, messages = new[] { new { id } } }));
    }
}
