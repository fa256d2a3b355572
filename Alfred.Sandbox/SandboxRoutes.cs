using Alfred.Sandbox.Calendars;
using Alfred.Sandbox.Clocks;
using Alfred.Sandbox.Crm;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Mail;
using Alfred.Sandbox.Model;
using Alfred.Sandbox.Phones;
using Alfred.Sandbox.Slack;
using Alfred.Sandbox.Weather;
using Alfred.Sandbox.Workspaces;
using Microsoft.Extensions.Hosting;

namespace Alfred.Sandbox;

/// <summary>The sandbox's routes. The host maps them only outside production, and says who may use them.</summary>
public static class SandboxRoutes
{
    /// <summary>Maps the page and the providers' APIs, and lets plain text in as a message.</summary>
    /// <param name="app">The application, in which everything that guards it is already in place.</param>
    /// <param name="isLocal">Whether a program or a person on this machine sent the request.</param>
    public static SandboxEndpoints MapSandbox(this WebApplication app, Func<HttpContext, bool> isLocal)
    {
        var options = app.Services.GetRequiredService<SandboxOptions>();
        var page = app.MapGroup("/sandbox");
        page.AddEndpointFilter(SandboxAccess.RefuseForms);
        page.MapGet("", SandboxPage.Page);
        page.MapGet("/{**address}", SandboxPage.Missing);
        page.MapGet("/page/{name}", SandboxPage.Part);
        MapFeed(page, app.Services);
        MapStage(page, app.Services);
        page.MapFiles(app.Services.GetRequiredService<SandboxFiles>());
        if (options.Graph is not null)
            page.MapPhones();
        if (options.Slack is not null)
            page.MapWorkspace();
        if (options.Mail is not null)
            MapMail(page, app.Services.GetRequiredService<FakeMailbox>());
        if (options.HasModel)
            MapModel(page, app.Services.GetRequiredService<ModelLog>());
        if (options.Graph is not null)
            app.UseMiddleware<PlainTextWebhook>(isLocal);
        // Whoever opens the bare address has come to try it.
        var root = app.MapGet("/", static () => Results.Redirect("/sandbox"));
        return new([page, root], [.. MapApis(app, options)]);
    }

    private static IEnumerable<IEndpointConventionBuilder> MapApis(WebApplication app, SandboxOptions options)
    {
        yield return MapSources(app);
        if (options.Graph is not null)
            yield return MapGraph(app);
        if (options.Slack is not null)
            yield return MapSlack(app);
        if (options.HubSpotToken is not null)
            yield return MapHubSpot(app);
        if (options.HasModel)
            yield return MapModel(app);
    }

    private static void MapFeed(RouteGroupBuilder page, IServiceProvider services)
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

    private static void MapStage(RouteGroupBuilder page, IServiceProvider services)
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

    private static RouteGroupBuilder MapSources(WebApplication app)
    {
        var sources = app.MapGroup("/sandbox");
        FakeWeather.Map(sources.MapGroup("/weather"));
        FakeCalendars.Map(sources.MapGroup("/calendars"));
        return sources;
    }

    // Where the links of the digest lead.
    private static void MapMail(RouteGroupBuilder page, FakeMailbox mailbox) => page.MapGet(
        "/mail/{number:int}",
        (int number) => mailbox.Messages.FirstOrDefault(mail => mail.Number == number) is { } mail
            ? Results.Text(mail.Page) : Results.NotFound());

    private static RouteGroupBuilder MapGraph(WebApplication app)
    {
        var api = app.MapGroup("/sandbox/graph");
        app.Services.GetRequiredService<FakeGraphApi>().Map(api);
        return api;
    }

    private static RouteGroupBuilder MapHubSpot(WebApplication app)
    {
        var api = app.MapGroup("/sandbox/hubspot");
        app.Services.GetRequiredService<FakeHubSpotApi>().Map(api);
        return api;
    }

    private static void MapModel(RouteGroupBuilder page, ModelLog log)
    {
        page.MapGet("/model", SandboxPage.Model);
        page.MapGet("/model/requests", () => Results.Json(log.Entries, SandboxJson.Page));
    }

    private static RouteGroupBuilder MapModel(WebApplication app)
    {
        var api = app.MapGroup("/sandbox/model/v1");
        app.Services.GetRequiredService<FakeModelApi>().Map(api);
        return api;
    }

    private static RouteGroupBuilder MapSlack(WebApplication app)
    {
        var api = app.MapGroup("/sandbox/slack");
        app.Services.GetRequiredService<FakeSlackApi>().Map(api);
        return api;
    }
}
