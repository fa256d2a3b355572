namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>Where files are fetched from and uploaded to. The bot's token goes along with downloads: nowhere else.</summary>
internal sealed class FileUrls(SlackOptions options, bool isProduction)
{
    /// <summary>Slack's file server by TLS; outside production also the origin of <c>SLACK_API_URL</c>.</summary>
    public bool IsAllowed(Uri url)
    {
        if (url.UserInfo.Length > 0)
            return false;
        if (url is { Scheme: "https", Host: "files.slack.com", IsDefaultPort: true })
            return true;
        return !isProduction
            && url.Scheme == options.ApiUrl.Scheme
            && url.Host == options.ApiUrl.Host
            && url.Port == options.ApiUrl.Port;
    }
}
