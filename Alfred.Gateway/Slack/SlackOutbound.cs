using Alfred.Gateway.Outbound;
using Alfred.Gateway.Sending;

namespace Alfred.Gateway.Slack;

/// <summary>Where Slack's token may go, and which response URLs may be called. The latter come from outside.</summary>
public static class SlackOutbound
{
    /// <summary>The name of the Web API's client.</summary>
    public const string Name = "slack";

    /// <summary>The name of the client for response URLs, which need no token.</summary>
    public const string ResponseUrls = "slack-response-url";

    private const string ResponseHost = "hooks.slack.com";

    /// <summary>The Web API's client.</summary>
    public static OutboundClient Client(SlackOptions options, bool isProduction) =>
        new(Name, [AllowedOrigin.Configured(options.ApiUrl, isProduction)]) { TimeLimit = ProviderCall.Limit };

    /// <summary>The client for response URLs: Slack's own host, outside production also the origin of <c>SLACK_API_URL</c>.</summary>
    public static OutboundClient ResponseUrlClient(SlackOptions options, bool isProduction)
    {
        var slack = AllowedOrigin.Public(ResponseHost);
        return new(ResponseUrls, isProduction ? [slack] : [slack, AllowedOrigin.Configured(options.ApiUrl, isProduction)]) { TimeLimit = ProviderCall.Limit };
    }
}
