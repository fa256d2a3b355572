using System.Reflection;
using Alfred.Gateway.Access;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Sandbox;

/// <summary>The sandbox's routes. Mapped only outside production and only for channels without credentials.</summary>
internal static class SandboxRoutes
{
    /// <summary>The longest text that can be written in the sandbox.</summary>
    private const int MaxTextBytes = 32 * 1024;

    /// <summary>Maps the page and the APIs that it plays.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        var services = routes.ServiceProvider;
        var transcript = services.GetRequiredService<SandboxTranscript>();
        var page = routes.MapGroup("/sandbox").WithAccess(RouteAccess.OperatorOrLocal);
        page.MapGet("", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = SandboxPage.ContentSecurityPolicy;
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            return Results.Text(SandboxPage.Render(options, transcript.Lines), "text/html; charset=utf-8");
        });
        page.MapGet("/transcript", () => Results.Json(transcript.Lines));
        page.MapGet("/sandbox.css", () => Asset("sandbox.css", "text/css; charset=utf-8"));
        page.MapGet("/sandbox.js", () => Asset("sandbox.js", "text/javascript; charset=utf-8"));
        MapWhatsApp(routes, page, options, services);
        MapSlack(routes, page, options, services);
    }

    private static void MapWhatsApp(IEndpointRouteBuilder routes, IEndpointRouteBuilder page, GatewayOptions options, IServiceProvider services)
    {
        if (options.WhatsApp is not { IsSandbox: true } whatsApp)
            return;
        var writer = services.GetRequiredService<SandboxWriter>();
        var graph = services.GetRequiredService<SandboxGraph>();
        page.MapPost("/whatsapp", (HttpRequest request, CancellationToken cancellationToken) =>
            SayAsync(request, text => writer.WriteWhatsAppAsync(whatsApp, text, request.HttpContext.Connection.LocalPort, cancellationToken)));
        routes.MapPost("/sandbox/graph/{version}/{phoneId}/messages", (HttpRequest request) => graph.SendAsync(request)).WithAccess(RouteAccess.Loopback);
    }

    private static void MapSlack(IEndpointRouteBuilder routes, IEndpointRouteBuilder page, GatewayOptions options, IServiceProvider services)
    {
        if (options.Slack is not { IsSandbox: true } slack)
            return;
        var writer = services.GetRequiredService<SandboxWriter>();
        var api = services.GetRequiredService<SandboxSlack>();
        page.MapPost("/slack", (HttpRequest request, CancellationToken cancellationToken) =>
            SayAsync(request, text => writer.WriteSlackCommandAsync(slack, text, request.HttpContext.Connection.LocalPort, cancellationToken)));
        var played = routes.MapGroup("/sandbox/slack").WithAccess(RouteAccess.Loopback);
        played.MapPost("/api/auth.test", (HttpRequest request) => api.AuthTest(request));
        played.MapPost("/api/chat.postMessage", (HttpRequest request) => api.PostMessageAsync(request));
        played.MapPost("/response/{id}", (HttpRequest request) => api.RespondAsync(request));
    }

    private static async Task<IResult> SayAsync(HttpRequest request, Func<string, Task<bool>> write)
    {
        if (await RequestBody.ReadAsync(request, MaxTextBytes, request.HttpContext.RequestServices.GetRequiredService<BodyBudget>()) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var text = WrittenText.Clean(new FormBody(body.Span).Text("text"u8));
        if (text.Length == 0)
            return Results.BadRequest();
        return await write(text) ? Results.Redirect("/sandbox") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Asset(string name, string contentType) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Alfred.Gateway.Sandbox.{name}")!, contentType);
}
