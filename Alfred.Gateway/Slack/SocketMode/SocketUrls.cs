using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>Which hosts a socket may be opened to: the URL carries a ticket to all of our messages. The client that calls them checks again.</summary>
internal sealed class SocketUrls(OutboundClient client)
{
    /// <summary>True for a socket's URL that the client may call.</summary>
    public bool IsAllowed(Uri url) => url.Scheme is "ws" or "wss" && client.Allows(url);
}
