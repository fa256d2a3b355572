using Microsoft.Extensions.Logging;

namespace Alfred.Ownership;

internal sealed partial class OwnershipWatch
{
    [LoggerMessage(400, LogLevel.Warning, "Another process took the instance over: this one stores what comes in and does nothing else. Stop it, or start it again to take the instance back")]
    private static partial void LogReplaced(ILogger logger);

    [LoggerMessage(401, LogLevel.Warning, "The clock was set back by {Seconds} s: what waits for a later moment was moved with it")]
    private static partial void LogSetBack(ILogger logger, int seconds);

    [LoggerMessage(402, LogLevel.Error, "What waits in the database could not be looked after; it is tried again in {Seconds} s")]
    private static partial void LogFailed(ILogger logger, int seconds, Exception exception);
}
