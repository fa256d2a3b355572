namespace Alfred.Gateway.WhatsApp;

internal sealed partial class WhatsAppChannel
{
    [LoggerMessage(2211, LogLevel.Warning, "WhatsApp: a person changed their number. A member goes on under the new one, and the old one is a stranger's; correct MEMBERS all the same")]
    private partial void LogNumberChanged();
}
