namespace Alfred.Gateway.Slack;

internal sealed partial class StopNote
{
    [LoggerMessage(2131, LogLevel.Warning, "slack: whether the installation was ended cannot be noted or read at the moment")]
    private partial void LogUnavailable(Exception exception);
}
