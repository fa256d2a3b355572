namespace Alfred.Gateway.Slack.SocketMode;

internal sealed partial class SocketListener
{
    [LoggerMessage(2151, LogLevel.Information, "slack: connected by Socket Mode")]
    private partial void LogConnected();

    [LoggerMessage(2152, LogLevel.Warning, "slack: no connection by Socket Mode ({Reason}); tried again in {Seconds} s")]
    private partial void LogRetry(string reason, double seconds);

    [LoggerMessage(2153, LogLevel.Error,
        "slack: Socket Mode does not work ({Reason}), and nothing is heard from Slack; check SLACK_APP_TOKEN (connections:write) and " +
            "the app's settings, then restart")]
    private partial void LogStopped(string reason);

    [LoggerMessage(2154, LogLevel.Debug, "slack: a connection of Socket Mode ended: {Reason}")]
    private partial void LogEnded(SocketEnd reason);
}
