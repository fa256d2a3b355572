namespace Alfred.Gateway.Slack;

internal sealed partial class SlackIntroduction
{
    [LoggerMessage(2101, LogLevel.Information, "slack: the bot's token works")]
    private partial void LogIntroduced();

    [LoggerMessage(2102, LogLevel.Error, "slack: the bot's token does not work ({Reason}); check SLACK_BOT_TOKEN and the app's scopes")]
    private partial void LogRefused(string reason);
}
