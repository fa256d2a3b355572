using Microsoft.Extensions.Logging;

namespace Alfred.Outbox;

internal sealed partial class OutboxStore
{
    [LoggerMessage(211, LogLevel.Error, "Outbox row {Id} cannot be read and is a dead letter")]
    private static partial void LogUnreadable(ILogger logger, long id, Exception exception);
}
