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

    /// <summary>The name of the client for files, which gets the token with downloads.</summary>
    public const string Files = "slack-files";

    /// <summary>The name of the client for Socket Mode.</summary>
    public const string Sockets = "slack-sockets";

    private const string ResponseHost = "hooks.slack.com";
    private const string FileHost = "files.slack.com";

    /// <summary>Slack's sockets are at hosts that it names with each ticket.</summary>
    private const string SocketDomain = "slack.com";

    private const int MaxFileLength = 100 * 1024 * 1024;
    private static readonly TimeSpan FileLimit = TimeSpan.FromSeconds(60);

    /// <summary>The Web API's client.</summary>
    public static OutboundClient Client(SlackOptions options, bool isProduction) =>
        new(Name, [AllowedOrigin.Configured(options.ApiUrl, isProduction)]) { TimeLimit = ProviderCall.Limit };

    /// <summary>The client for response URLs: Slack's own host, outside production also the origin of <c>SLACK_API_URL</c>.</summary>
    public static OutboundClient ResponseUrlClient(SlackOptions options, bool isProduction) =>
        new(ResponseUrls, Origins(AllowedOrigin.Public(ResponseHost), options, isProduction)) { TimeLimit = ProviderCall.Limit };

    /// <summary>The client for files: Slack's file server, outside production also the origin of <c>SLACK_API_URL</c>.</summary>
    public static OutboundClient FileClient(SlackOptions options, bool isProduction) =>
        new(Files, Origins(AllowedOrigin.Public(FileHost), options, isProduction))
        {
            MaxResponseBytes = MaxFileLength,
            TimeLimit = FileLimit,
        };

    /// <summary>The client for sockets: Slack's hosts, outside production also the origin of <c>SLACK_API_URL</c>.</summary>
    public static OutboundClient SocketClient(SlackOptions options, bool isProduction) =>
        new(Sockets, Origins(AllowedOrigin.PublicBelow(SocketDomain), options, isProduction)) { TimeLimit = ProviderCall.Limit };

    private static ImmutableArray<AllowedOrigin> Origins(AllowedOrigin slack, SlackOptions options, bool isProduction) =>
        isProduction ? [slack] : [slack, AllowedOrigin.Configured(options.ApiUrl, isProduction)];
}
