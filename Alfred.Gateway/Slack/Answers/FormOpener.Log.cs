namespace Alfred.Gateway.Slack.Answers;

internal sealed partial class FormOpener
{
    [LoggerMessage(2141, LogLevel.Warning, "slack: a form could not be opened ({Reason}); the person was asked to try again")]
    private partial void LogNotOpened(string reason);
}
