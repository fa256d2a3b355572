using Alfred.Channels;
using Alfred.Gateway.Sandbox;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Gateway;

/// <summary>Registers the HTTP edge.</summary>
public static class GatewayServices
{
    /// <summary>
    /// Registers the webhooks and one <see cref="IChannel"/> for each channel in the options. The host adds <c>IInbox</c>, <c>IInlineReplies</c>,
    /// <c>IReadModel</c> and its health checks (tagged <c>ready</c>).
    /// </summary>
    public static IServiceCollection AddAlfredGateway(this IServiceCollection services, GatewayOptions options)
    {
        if (options.OperatorToken.Length == 0)
            throw new ArgumentException("the operator's token is empty", nameof(options));
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        services.AddSingleton(new BodyBudget());
        services.AddSingleton<WebhookPipeline>();
        AddProviderCalls(services);
        if (options.WhatsApp is { } whatsApp)
            AddWhatsApp(services, whatsApp);
        if (options.Slack is { } slack)
            AddSlack(services, slack, options.Instance.IsProduction);
        if (options.HasSandbox)
            services.AddSandbox(options);
        // The framework's own line for each request holds the URL, and Meta's handshake has the verify token in it.
        services.AddLogging(static logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        return services;
    }

    private static void AddProviderCalls(IServiceCollection services)
    {
        services.AddSingleton<ProviderCall>();
        services.AddHttpClient(ProviderCall.ClientName, static client =>
            {
                // The call has its own limit, by the process's clock.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = 256 * 1024;
            })
            // The factory's own log lines hold URLs, and Slack's response URLs are secrets.
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler(static (handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                // Instead of changing handlers: new connections see changed DNS.
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                handler.PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1);
            });
    }

    private static void AddWhatsApp(IServiceCollection services, WhatsAppOptions whatsApp)
    {
        services.AddSingleton(whatsApp);
        services.AddSingleton<WhatsAppWebhook>();
        services.AddSingleton<IChannel, WhatsAppChannel>();
    }

    private static void AddSlack(IServiceCollection services, SlackOptions slack, bool isProduction)
    {
        services.AddSingleton(slack);
        services.AddSingleton(new SlackInstallation(slack, isProduction));
        services.AddSingleton(new ResponseUrls(slack, isProduction));
        services.AddSingleton<SlackCommandAnswers>();
        services.AddSingleton<SlackWebhook>();
        services.AddSingleton<IChannel, SlackChannel>();
        services.AddHostedService<SlackIntroduction>();
    }
}
