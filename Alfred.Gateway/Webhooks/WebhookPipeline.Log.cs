namespace Alfred.Gateway.Webhooks;

internal sealed partial class WebhookPipeline
{
    [LoggerMessage(2001, LogLevel.Debug, "{Channel}: {Messages} messages accepted, {Fresh} of them new; {Receipts} receipts")]
    private partial void LogStored(ChannelName channel, int messages, int fresh, int receipts);

    [LoggerMessage(2002, LogLevel.Warning, "{Channel}: refused a body without a right signature ({Others} more before it)")]
    private partial void LogRefused(ChannelName channel, long others);

    [LoggerMessage(2003, LogLevel.Warning, "{Channel}: refused a body of more than {Cap} bytes ({Others} more before it)")]
    private partial void LogTooLong(ChannelName channel, int cap, long others);

    [LoggerMessage(2004, LogLevel.Warning, "{Channel}: quarantined a signed body: {Reason}")]
    private partial void LogQuarantined(ChannelName channel, string reason);

    [LoggerMessage(2005, LogLevel.Error, "{Channel}: the reader failed on a signed body, which is quarantined")]
    private partial void LogReaderFailed(ChannelName channel, Exception exception);

    [LoggerMessage(2006, LogLevel.Error, "{Channel}: the inbox cannot store; answered 503 so that the provider delivers again")]
    private partial void LogNotStored(ChannelName channel, Exception exception);
}
