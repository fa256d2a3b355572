namespace Alfred.Inbox;

internal sealed partial class PostgresInbox
{
    [LoggerMessage(100, LogLevel.Warning,
        "A signed {Channel} body of {Length} bytes could not be read and was put into quarantine: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string channel, int length, string reason);

    [LoggerMessage(101, LogLevel.Error, "The inbox cannot store: the webhook answers 503 until the database is back")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(102, LogLevel.Warning, "A conversation could not be woken; the next sweep wakes it again")]
    private static partial void LogNotWoken(ILogger logger, Exception exception);
}
