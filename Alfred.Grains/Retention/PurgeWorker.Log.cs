using Microsoft.Extensions.Logging;

namespace Alfred.Retention;

internal sealed partial class PurgeWorker
{
    [LoggerMessage(600, LogLevel.Error, "What is old could not be deleted; it is tried again in ten minutes")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
