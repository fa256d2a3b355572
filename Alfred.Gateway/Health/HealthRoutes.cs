using System.Buffers;
using Alfred.Gateway.Access;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alfred.Gateway.Health;

/// <summary>Liveness, which depends on nothing, and readiness, which asks every check tagged <see cref="ReadyTag"/>.</summary>
internal static class HealthRoutes
{
    /// <summary>The tag of checks that decide whether traffic may come.</summary>
    public const string ReadyTag = "ready";

    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/healthz</c> and <c>/readyz</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", GetOrHead, static context => context.Response.WriteAsync("ok\n")).WithAccess(RouteAccess.Public);
        routes.MapHealthChecks("/readyz", new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains(ReadyTag),
            ResponseWriter = static (context, report) => WriteAsync(context, report),
        }).WithAccess(RouteAccess.Public);
    }

    // Names and states only: descriptions and exceptions may name hosts.
    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", report.Status.ToString());
            json.WriteStartObject("checks");
            foreach (var (name, entry) in report.Entries)
                json.WriteString(name, entry.Status.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
