namespace Alfred.Gateway.Slack;

internal sealed partial class SlackWebhook
{
    [LoggerMessage(2111, LogLevel.Error, "slack: Slack holds back events of this app: more than 30,000 in an hour. What it holds back is lost")]
    private partial void LogRateLimited();

    [LoggerMessage(2112, LogLevel.Error, "slack: the app was removed or its token revoked ({Event}); nothing is sent until it is installed again")]
    private partial void LogEnded(string @event);
}
