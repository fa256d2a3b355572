using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>Remembers across restarts that Slack ended the installation, for as long as the credentials are those that it ended.</summary>
internal sealed partial class InstallationStatus(SlackOptions options, IChannelStateStore store, ILogger<InstallationStatus> logger)
{
    private const string Name = "stopped";

    /// <summary>
    /// Why the installation was stopped; null when it was not, when the credentials are others now, or when nobody can tell.
    /// </summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await store.FindAsync(ChannelName.Slack, Name, cancellationToken) is not { } note
                || !JsonBody.TryParse(Encoding.UTF8.GetBytes(note), out var document))
                return null;
            using (document)
                return document.RootElement.At("credentials"u8).Id() == options.CredentialsMark
                    ? document.RootElement.At("reason"u8).Id()
                    : null;
        }
        catch (ChannelStateUnavailableException exception)
        {
            // auth.test finds out by itself.
            LogUnavailable(exception);
            return null;
        }
    }

    /// <summary>Writes the note, or removes it.</summary>
    public async Task WriteAsync(string? reason, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(ChannelName.Slack, Name, reason is null ? null : Text(reason), cancellationToken);
        }
        catch (ChannelStateUnavailableException exception)
        {
            LogUnavailable(exception);
        }
    }

    private string Text(string reason) => Encoding.UTF8.GetString(SlackJson.Write(json =>
    {
        json.WriteString("reason"u8, reason);
        json.WriteString("credentials"u8, options.CredentialsMark);
    }).Span);

    [LoggerMessage(2131, LogLevel.Warning, "slack: whether the installation was ended cannot be noted or read at the moment")]
    private partial void LogUnavailable(Exception exception);
}
