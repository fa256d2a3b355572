using System.Text.Json;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.EndToEnd.Observability;

/// <summary>PagerDuty's Events API: takes events and wakes nobody.</summary>
internal sealed class FakePager : FakeServer
{
    /// <summary>The events that came.</summary>
    public CallLedger<JsonElement> Events { get; } = new();

    public static async Task<FakePager> StartAsync()
    {
        var fake = new FakePager();
        await fake.StartAsync(
            app => app.MapPost("/v2/enqueue", async (HttpContext context) =>
            {
                fake.Events.Add(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body));
                return Results.Json(new { status = "success", message = "Event processed", dedup_key = "1" }, statusCode: 202);
            }),
            port: 0);
        return fake;
    }
}
