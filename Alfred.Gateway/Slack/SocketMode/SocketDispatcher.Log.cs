namespace Alfred.Gateway.Slack.SocketMode;

internal sealed partial class SocketDispatcher
{
    [LoggerMessage(2161, LogLevel.Debug, "slack: an acknowledgement did not get through; Slack delivers again")]
    private partial void LogNotAcknowledged(Exception exception);

    [LoggerMessage(2162, LogLevel.Error, "slack: something that came over the socket could not be handled; it is not acknowledged, and Slack delivers again")]
    private partial void LogFailed(Exception exception);
}
