using Alfred.Channels;

namespace Alfred.Gateway.Webhooks;

internal sealed partial class StoredBodies
{
    [LoggerMessage(2007, LogLevel.Error, "{Channel}: the reader failed on a stored body, which stays in quarantine")]
    private partial void LogReaderFailed(ChannelName channel, Exception exception);
}
