using Microsoft.Extensions.Logging;

namespace Alfred.Outbox;

internal sealed partial class ChannelSends
{
    [LoggerMessage(206, LogLevel.Error, "Channel {Channel} failed on outbox row {Id}, which is treated as uncertain")]
    private static partial void LogFailed(ILogger logger, long id, string channel, Exception exception);

    [LoggerMessage(208, LogLevel.Warning, "Channel {Channel} could not be asked whether outbox row {Id} was sent")]
    private static partial void LogNotAsked(ILogger logger, long id, string channel, Exception exception);
}
