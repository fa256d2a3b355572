using Alfred.Gateway.Access;
using Alfred.Gateway.Sandbox.Clocks;
using Alfred.Gateway.Sandbox.Faults;
using Alfred.Gateway.Sandbox.Feeds;
using Alfred.Gateway.Sandbox.Files;
using Alfred.Gateway.Sandbox.Phones;
using Alfred.Gateway.Sandbox.Workspaces;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Hosting;

namespace Alfred.Gateway.Sandbox;

/// <summary>The sandbox's routes. Mapped only outside production and only for channels without credentials.</summary>
internal static class SandboxRoutes
{
    /// <summary>Maps the page and the APIs that it plays.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        var services = routes.ServiceProvider;
        var page = routes.MapGroup("/sandbox").WithAccess(RouteAccess.OperatorOrLocal);
        page.AddEndpointFilter(SandboxAccess.RefuseForms);
        page.MapGet("", SandboxPage.Page);
        page.MapGet("/{**address}", SandboxPage.Missing);
        // Whoever opens the bare address has come to try it.
        routes.MapGet("/", static () => Results.Redirect("/sandbox")).WithAccess(RouteAccess.OperatorOrLocal);
        page.MapGet("/page/{name}", SandboxPage.Part);
        MapFeed(page, services);
        MapStage(page, services);
        page.MapFiles(services.GetRequiredService<SandboxFiles>());
        if (options.WhatsApp is { IsSandbox: true })
        {
            page.MapPhones();
            MapGraph(routes, services);
        }

        if (options.Slack is { IsSandbox: true })
        {
            page.MapWorkspace();
            MapSlack(routes, services);
        }
    }

    private static void MapFeed(IEndpointRouteBuilder page, IServiceProvider services)
    {
        var (feed, state) = (services.GetRequiredService<SandboxFeed>(), services.GetRequiredService<SandboxState>());
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        page.MapGet("/state", () => Results.Json(state.Now, SandboxJson.Page));
        page.MapGet("/events", (HttpContext context) =>
        {
            // An open page must not hold up the end of the process.
            var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            context.Response.RegisterForDispose(either);
            return TypedResults.ServerSentEvents(feed.ListenAsync(() => state.Now, either.Token));
        });
    }

    private static void MapStage(IEndpointRouteBuilder page, IServiceProvider services)
    {
        var (clock, faults) = (services.GetRequiredService<SandboxClock>(), services.GetRequiredService<FaultBoard>());
        page.MapPost("/clock", async (ClockMove move) => await clock.MoveAsync(move) ? Results.NoContent() : Results.BadRequest());
        page.MapPost("/faults/{name}/{isOn}", (string name, bool isOn) =>
        {
            if (!Enum.TryParse<Fault>(name, ignoreCase: true, out var fault) || !Enum.IsDefined(fault))
                return Results.NotFound();
            faults.Switch(fault, isOn);
            return Results.NoContent();
        });
    }

    private static void MapGraph(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var (graph, media) = (services.GetRequiredService<PlayedGraph>(), services.GetRequiredService<PlayedMedia>());
        var played = routes.MapGroup("/sandbox/graph").WithAccess(RouteAccess.Loopback);
        played.MapPost("/{version}/{phoneId}/messages", (HttpRequest request) => graph.MessagesAsync(request));
        played.MapPost("/{version}/{phoneId}/media", (HttpRequest request, CancellationToken cancellationToken) => media.UploadAsync(request, cancellationToken));
        played.MapGet("/media/{id}", (HttpRequest request, string id) => media.Download(request, id));
        played.MapGet("/{version}/{id}", (HttpRequest request, string id) => media.Find(request, id));
    }

    private static void MapSlack(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var (slack, messages, uploads, budget) = (services.GetRequiredService<PlayedSlack>(), services.GetRequiredService<PlayedMessages>(),
            services.GetRequiredService<PlayedUploads>(), services.GetRequiredService<BodyBudget>());
        var played = routes.MapGroup("/sandbox/slack").WithAccess(RouteAccess.Loopback);
        played.MapMethods("/api/{method}", [HttpMethods.Get, HttpMethods.Post], (HttpContext context, string method) => slack.CallAsync(context, method));
        played.MapPost("/upload/{id}", (HttpRequest request, string id) => uploads.UploadAsync(request, id));
        played.MapGet("/files/{id}", (HttpRequest request, string id) => uploads.Download(request, id));
        played.MapPost("/response/{id}", async (HttpContext context, string id) =>
        {
            if (slack.Fault(context, "response_url") is { } fault)
                return fault;
            if (await RequestBody.ReadAsync(context.Request, 256 * 1024, budget) is not { } body || !JsonBody.TryParse(body, out var document))
                return Results.BadRequest();
            using (document)
                return messages.Respond(id, document.RootElement);
        });
    }
}
