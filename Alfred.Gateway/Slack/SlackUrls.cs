using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Which URLs that came from outside may be called, known before one is stored or a token goes along. The client that calls them checks
/// again.
/// </summary>
internal sealed class SlackUrls(OutboundClient responses, OutboundClient files, OutboundClient sockets)
{
    /// <summary>True for a response URL.</summary>
    public bool IsResponseUrl(Uri url) => responses.Allows(url);

    /// <summary>True for the address of a file, or of where one is uploaded.</summary>
    public bool IsFileUrl(Uri url) => files.Allows(url);

    /// <summary>True for a socket, whose URL carries a ticket to all of our messages.</summary>
    public bool IsSocketUrl(Uri url) => url.Scheme is "ws" or "wss" && sockets.Allows(url);
}
