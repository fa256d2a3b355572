namespace Alfred.Gateway.WhatsApp.Window;

internal sealed partial class MessagingWindow
{
    [LoggerMessage(2201, LogLevel.Information, "WhatsApp: a person who has not written for 24 hours was sent the template; what they would get waits")]
    private partial void LogKnocked();

    [LoggerMessage(2202, LogLevel.Error, "WhatsApp refused the template {Name} in {Language}: {Reason}. Check META_TEMPLATE and the template (approved, no variables, one quick-reply button)")]
    private partial void LogTemplateRefused(string name, string language, string reason);
}
