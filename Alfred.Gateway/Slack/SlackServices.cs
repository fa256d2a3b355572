using Alfred.Channels;
using Alfred.Gateway.Slack.Answers;
using Alfred.Gateway.Slack.Outgoing;
using Alfred.Gateway.Slack.SocketMode;
using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack;

/// <summary>Registers Slack.</summary>
internal static class SlackServices
{
    /// <summary>Registers the channel, its webhook and, with an app-level token, Socket Mode.</summary>
    public static void AddSlack(this IServiceCollection services, SlackOptions slack, bool isProduction)
    {
        services.AddSingleton(slack);
        services.AddSingleton(new SlackInstallation(slack, isProduction));
        services.AddSingleton<StopNote>();
        services.AddHostedService<SlackIntroduction>();

        services.AddSingleton<SlackTokens>();
        services.AddHostedService<TokenRotation>();
        services.AddSingleton<SlackApi>();

        services.AddSingleton(new ResponseUrls(slack, isProduction));
        services.AddSingleton(new FileUrls(slack, isProduction));
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackSender>();
        services.AddSingleton<SlackHistory>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(static provider => provider.GetRequiredService<SlackChannel>());

        services.AddSingleton<CommandAnswers>();
        services.AddSingleton<FormOpener>();
        services.AddSingleton<UsedControlsQueue>();
        services.AddHostedService(static provider => provider.GetRequiredService<UsedControlsQueue>());
        services.AddSingleton<SlackAnswers>();
        services.AddSingleton<SlackWebhook>();
        if (slack.AppToken is not null)
            AddSocketMode(services, slack, isProduction);
    }

    private static void AddSocketMode(IServiceCollection services, SlackOptions slack, bool isProduction)
    {
        services.AddSingleton(new SocketUrls(slack, isProduction));
        services.AddSingleton<SocketOpening>();
        services.AddSingleton<SocketDispatcher>();
        services.AddHostedService<SocketListener>();
    }
}
