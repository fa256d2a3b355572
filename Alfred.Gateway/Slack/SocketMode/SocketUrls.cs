namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>Which hosts a socket may be opened to: the URL comes from outside and carries a ticket to all of our messages.</summary>
internal sealed class SocketUrls(SlackOptions options, bool isProduction)
{
    /// <summary>Slack's hosts by TLS; outside production also the host of <c>SLACK_API_URL</c>.</summary>
    public bool IsAllowed(Uri url)
    {
        if (url.UserInfo.Length > 0)
            return false;
        if (url is { Scheme: "wss", IsDefaultPort: true } && url.Host.EndsWith(".slack.com", StringComparison.Ordinal))
            return true;
        return !isProduction
            && url.Scheme == (options.ApiUrl.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")
            && url.Host == options.ApiUrl.Host
            && url.Port == options.ApiUrl.Port;
    }
}
