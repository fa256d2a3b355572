namespace Alfred.Gateway.Slack;

internal sealed partial class SlackIntroduction
{
    [LoggerMessage(2101, LogLevel.Information, "slack: the bot's token works")]
    private partial void LogIntroduced();

    [LoggerMessage(2102, LogLevel.Error, "slack: nothing is sent ({Reason}); check SLACK_BOT_TOKEN and the app's scopes, or install the app again. Replies wait, and are sent once auth.test succeeds")]
    private partial void LogStopped(string reason);
}
