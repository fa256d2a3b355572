using Alfred.Gateway.Access;
using Alfred.Gateway.Crm;
using Alfred.Gateway.Feeds;
using Alfred.Gateway.Model;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Rates;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp;
using Alfred.Gateway.WhatsApp.Media;
using Alfred.Gateway.WhatsApp.Window;
using Alfred.Inbox;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Gateway;

/// <summary>Registers the HTTP edge.</summary>
public static class GatewayServices
{
    /// <summary>
    /// Registers the webhooks and one <see cref="IChannel"/> for each channel in the options. The host adds <c>IInbox</c>,
    /// <c>IInlineReplies</c>, <c>IReadModel</c>, for WhatsApp <c>ICustomerServiceWindow</c>, for Slack <c>IChannelStateStore</c>, for both
    /// <c>ISendProgress</c>, and its health checks (tagged <c>ready</c>).
    /// </summary>
    public static IServiceCollection AddAlfredGateway(this IServiceCollection services, GatewayOptions options)
    {
        if (options.OperatorToken.Length == 0)
            throw new ArgumentException("the operator's token is empty", nameof(options));
        services.AddSingleton(options);
        services.AddSingleton(new GatewayTexts(options.Instance));
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        services.AddSingleton<OperatorSession>();
        services.AddSingleton(new BodyBudget());
        services.AddSingleton<WebhookPipeline>();
        services.AddSingleton<ProviderCall>();
        services.AddSingleton<IBodyReader, StoredBodies>();
        if (options.WhatsApp is { } whatsApp)
            AddWhatsApp(services, whatsApp, options.Instance.IsProduction);
        if (options.Slack is { } slack)
            services.AddSlack(slack, options.Instance.IsProduction);
        if (options.HubSpot is { } hubSpot)
            services.AddHubSpot(hubSpot, options.Instance.IsProduction);
        if (options.Model is { } model)
            services.AddModel(model, options.Instance.IsProduction);
        services.AddFeeds(options.Weather, options.Instance, options.HasOnlyMadeUpPeople);
        if (options.RatesUrl is { } rates)
            services.AddRates(rates, options.Instance.IsProduction);
        foreach (var channel in options.OtherChannels)
            channel.Register(services, options);
        // The framework's own line for each request holds the URL, and Meta's handshake has the verify token in it.
        services.AddLogging(static logging => logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            // Its warnings are of connections: who resets one in the middle of a body writes "Connection processing ended abnormally".
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
            // Only what opens a scope with the request's path around every line; failures are told by our own boundary.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));
        return services;
    }

    private static void AddWhatsApp(IServiceCollection services, WhatsAppOptions whatsApp, bool isProduction)
    {
        services.AddOutboundClient(WhatsAppOutbound.Client(whatsApp, isProduction));
        services.AddOutboundClient(WhatsAppOutbound.MediaClient(whatsApp, isProduction));
        services.AddSingleton(whatsApp);
        services.AddSingleton<WhatsAppWebhook>();
        services.AddSingleton<GraphCalls>();
        services.AddSingleton<WindowCheck>();
        services.AddSingleton<SeenMarks>();
        services.TryAddSingleton<StepSender>();
        services.AddSingleton<MediaUpload>();
        services.AddSingleton<MediaDownload>();
        services.AddSingleton<IWebhook>(static provider => provider.GetRequiredService<WhatsAppWebhook>());
        services.AddSingleton<IChannel, WhatsAppChannel>();
    }
}
