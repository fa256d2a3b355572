namespace Alfred.Gateway.Access;

internal sealed partial class ErrorBoundary
{
    [LoggerMessage(2008, LogLevel.Error, "{Route} failed")]
    private partial void LogFailed(string route, Exception exception);
}
