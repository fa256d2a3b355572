namespace Alfred.Gateway.Slack;

/// <summary>
/// Which response URLs may be called. They come from outside, and this server sits where they could reach internal addresses.
/// </summary>
internal sealed class ResponseUrls(SlackOptions options, bool isProduction)
{
    /// <summary>Slack's own host by TLS; outside production also the origin of <c>SLACK_API_URL</c>.</summary>
    public bool IsAllowed(Uri url)
    {
        if (url.UserInfo.Length > 0)
            return false;
        if (url is { Scheme: "https", Host: "hooks.slack.com", IsDefaultPort: true })
            return true;
        return !isProduction
            && url.Scheme == options.ApiUrl.Scheme
            && url.Host == options.ApiUrl.Host
            && url.Port == options.ApiUrl.Port;
    }
}
