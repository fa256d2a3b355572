using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Slack;

/// <summary>Which response URLs may be called, told before one is stored. The client that calls them checks again.</summary>
internal sealed class ResponseUrls(OutboundClient client)
{
    /// <summary>True for a URL that the client may call.</summary>
    public bool IsAllowed(Uri url) => client.Allows(url);
}
