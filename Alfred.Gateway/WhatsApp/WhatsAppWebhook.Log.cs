namespace Alfred.Gateway.WhatsApp;

internal sealed partial class WhatsAppWebhook
{
    [LoggerMessage(2221, LogLevel.Warning, "WhatsApp could not deliver outbox row {OutboxId} (none: a template, or a part of a long message): {Reason}")]
    private partial void LogFailed(long? outboxId, string? reason);
}
