namespace Alfred.Gateway.Slack.WebApi;

internal sealed partial class SlackTokens
{
    [LoggerMessage(2121, LogLevel.Information, "slack: the bot's token was replaced; the next one is due in {Minutes} minutes")]
    private partial void LogReplaced(int minutes);

    [LoggerMessage(2122, LogLevel.Error,
        "slack: the bot's token cannot be replaced ({Reason}); install the app again and set SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN")]
    private partial void LogRefused(string reason);

    [LoggerMessage(2123, LogLevel.Warning, "slack: the bot's token could not be replaced yet ({Reason}); tried again in a minute")]
    private partial void LogLater(string reason);

    [LoggerMessage(2124, LogLevel.Error,
        "slack: the new token could not be stored yet and waits unused; after a crash now the app would have to be installed again")]
    private partial void LogNotStored(Exception exception);
}
