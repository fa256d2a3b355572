namespace Alfred.Gateway.WhatsApp;

internal sealed partial class WhatsAppChannel
{
    [LoggerMessage(2211, LogLevel.Warning, "WhatsApp: a person changed their number. Alfred knows them under the old one only: ask who it was and correct MEMBERS")]
    private partial void LogNumberChanged();
}
