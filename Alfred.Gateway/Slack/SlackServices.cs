using Alfred.Gateway.Outbound;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.Answers;
using Alfred.Gateway.Slack.Home;
using Alfred.Gateway.Slack.Outgoing;
using Alfred.Gateway.Slack.SocketMode;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Gateway.Slack;

/// <summary>Registers Slack.</summary>
internal static class SlackServices
{
    /// <summary>Registers the channel, its webhook and, with an app-level token, Socket Mode.</summary>
    public static void AddSlack(this IServiceCollection services, SlackOptions slack, bool isProduction)
    {
        services.AddSingleton(slack);
        services.AddSingleton(new SlackInstallation(slack, isProduction));
        services.AddSingleton<InstallationStatus>();
        services.AddHostedService<SlackAuthCheck>();

        services.AddOutboundClient(SlackOutbound.Client(slack, isProduction));
        services.AddSingleton<SlackTokens>();
        services.AddHostedService<TokenRotation>();
        services.AddSingleton<SlackApi>();

        var (responses, files, sockets) = (
            SlackOutbound.ResponseUrlClient(slack, isProduction), SlackOutbound.FileClient(slack, isProduction),
            SlackOutbound.SocketClient(slack, isProduction));
        services.AddOutboundClient(responses);
        services.AddOutboundClient(files);
        services.AddSingleton(new SlackUrls(responses, files, sockets));
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackSender>();
        services.AddSingleton<SlackHistory>();
        services.AddSingleton<SlackPeople>();
        services.TryAddSingleton<StepSender>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(static provider => provider.GetRequiredService<SlackChannel>());

        services.AddSingleton<CommandAnswers>();
        services.AddSingleton<FormOpener>();
        services.AddSingleton<HomeTab>();
        services.AddSingleton<UsedControlsQueue>();
        services.AddHostedService(static provider => provider.GetRequiredService<UsedControlsQueue>());
        services.AddSingleton<SlackAnswers>();
        services.AddSingleton<SlackWebhook>();
        services.AddSingleton<IWebhook>(static provider => provider.GetRequiredService<SlackWebhook>());
        if (slack.AppToken is not null)
            AddSocketMode(services, sockets);
    }

    private static void AddSocketMode(IServiceCollection services, OutboundClient sockets)
    {
        services.AddOutboundClient(sockets);
        services.AddSingleton<OutboundSockets>();
        services.AddSingleton<SocketOpening>();
        services.AddSingleton<SocketDispatcher>();
        services.AddHostedService<SocketListener>();
    }
}
