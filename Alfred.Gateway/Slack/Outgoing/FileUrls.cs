using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>Which addresses of files may be called, told before the token goes along. The client that calls them checks again.</summary>
internal sealed class FileUrls(OutboundClient client)
{
    /// <summary>True for a URL that the client may call.</summary>
    public bool IsAllowed(Uri url) => client.Allows(url);
}
