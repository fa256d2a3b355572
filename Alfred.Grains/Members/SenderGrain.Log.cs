using Microsoft.Extensions.Logging;

namespace Alfred.Members;

internal sealed partial class SenderGrain
{
    [LoggerMessage(700, LogLevel.Warning, "Message {Id} is not run: its sender wrote more than {Limit} within a minute. What is left out in this rush lies among the dead letters")]
    private static partial void LogRush(ILogger logger, long id, int limit);
}
