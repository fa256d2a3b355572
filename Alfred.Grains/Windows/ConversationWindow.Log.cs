using Microsoft.Extensions.Logging;

namespace Alfred.Windows;

internal sealed partial class ConversationWindow
{
    [LoggerMessage(650, LogLevel.Warning, "Whether a conversation is open cannot be said until the database is back")]
    private static partial void LogAway(ILogger logger, Exception exception);
}
