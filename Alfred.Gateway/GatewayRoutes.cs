using Alfred.Gateway.Access;
using Alfred.Gateway.Console;
using Alfred.Gateway.Health;
using Alfred.Gateway.ReadModels;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Gateway;

/// <summary>Maps the HTTP edge.</summary>
public static class GatewayRoutes
{
    /// <summary>
    /// Puts the access gate before every route, those of others included, and maps the gateway's own. Routes of channels that are not
    /// configured do not exist.
    /// </summary>
    public static WebApplication MapAlfredGateway(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<GatewayOptions>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.UseMiddleware<ErrorBoundary>();
        var session = app.Services.GetRequiredService<OperatorSession>();
        var tokens = new TokenCheck(options, clock, app.Services.GetRequiredService<ILogger<TokenCheck>>());
        app.UseMiddleware<AccessGate>(options, session, tokens);
        app.MapHealth();
        app.MapSignIn(options, session, tokens);
        app.MapConsole();
        app.MapReadModels();
        if (options.WhatsApp is { } whatsApp)
            MapWhatsApp(app, whatsApp);
        if (options.Slack is not null)
            MapSlack(app);
        foreach (var channel in options.OtherChannels)
            channel.Map(app);
        return app;
    }

    private static void MapWhatsApp(WebApplication app, WhatsAppOptions options)
    {
        var pipeline = app.Services.GetRequiredService<WebhookPipeline>();
        var webhook = app.Services.GetRequiredService<WhatsAppWebhook>();
        app.MapGet("/webhook", (HttpRequest request) => WhatsAppHandshake.Answer(request, options)).WithAccess(RouteAccess.Public);
        app.MapPost("/webhook", context => pipeline.HandleAsync(context, webhook)).WithAccess(RouteAccess.Public);
    }

    private static void MapSlack(WebApplication app)
    {
        var pipeline = app.Services.GetRequiredService<WebhookPipeline>();
        var webhook = app.Services.GetRequiredService<SlackWebhook>();
        app.MapPost("/slack/events", context => pipeline.HandleAsync(context, webhook)).WithAccess(RouteAccess.Public);
    }
}
