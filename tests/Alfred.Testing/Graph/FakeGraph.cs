using System.Text.Json;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Graph;

/// <summary>Meta's Graph API: messages, files and read marks, with what it refuses.</summary>
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

    /// <summary>The read marks and "is typing", which are no messages.</summary>
    public CallLedger<GraphCall> Seen { get; } = new();

    /// <summary>True when read marks get no answer.</summary>
    public bool AreMarksStuck { get; set; }

    /// <summary>Files.</summary>
    public GraphFiles Files { get; } = new();

    /// <summary>Meta's limits; null, the default, knows none.</summary>
    public GraphLimits? Limits { get; set; }

    /// <summary>Where the stages of accepted messages are reported; null when nobody asked for them.</summary>
    public StatusReports? Reports { get; set; }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeGraph> StartAsync(int port = 0)
    {
        var fake = new FakeGraph();
        await fake.StartAsync(
            app =>
            {
                app.MapPost("/{version}/{phoneId}/messages", fake.HandleAsync);
                fake.Files.Map(app, () => fake.Url);
            },
            port);
        return fake;
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var message = document.RootElement;
        var call = Read(context.Request, message);
        if (message.TryGetProperty("status", out _))
        {
            Seen.Add(call);
            if (AreMarksStuck)
                await HangAsync(context);
            await context.Response.WriteAsJsonAsync(new { success = true });
            return;
        }

        Calls.Add(call);
        var id = $"wamid.FAKE{Interlocked.Increment(ref _messages):d8}";
        // What a test decided comes first.
        var refusal = GraphRules.Check(message) ?? Limits?.Check(call, message);
        await AnswerAsync(context, refusal ?? Accepted(call, id), () =>
        {
            if (refusal is not null)
                return;
            Sent.Add(call);
            Reports?.Add(id, call.OpaqueData);
        });
    }

    private static GraphCall Read(HttpRequest request, JsonElement root)
    {
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new GraphCall(
            request.Path,
            request.Headers.Authorization.ToString(),
            Text("to"),
            Text("recipient"),
            Text("recipient_type"),
            root.TryGetProperty("text", out var text) ? text.GetProperty("body").GetString()
                : root.TryGetProperty("interactive", out var interactive) ? interactive.GetProperty("body").GetProperty("text").GetString()
                : null,
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
