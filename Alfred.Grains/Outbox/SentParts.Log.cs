using Microsoft.Extensions.Logging;

namespace Alfred.Outbox;

internal sealed partial class SentParts
{
    [LoggerMessage(210, LogLevel.Warning, "How many parts of a message have left cannot be read or noted until the database is back")]
    private static partial void LogAway(ILogger logger, Exception exception);
}
