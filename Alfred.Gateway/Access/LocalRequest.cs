namespace Alfred.Gateway.Access;

/// <summary>Tells requests of programs and people on this machine from everything that merely passes through it.</summary>
public static class LocalRequest
{
    /// <summary>
    /// How the names of headers begin that browsers, curl, scrapers and the channels send. Proxies, tunnels and content networks add
    /// others, too many to name them.
    /// </summary>
    private static readonly string[] OwnPrefixes =
    [
        "Accept", "Access-Control-Request-", "Authorization", "Baggage", "Cache-Control", "Connection", "Content-", "Cookie", "Date",
        "DNT", "Expect", "Host", "If-", "Keep-Alive", "Last-Event-ID", "Origin", "Postman-Token", "Pragma", "Priority", "Purpose", "Range",
        "Referer", "Request-Id", "RequestVerificationToken", "Save-Data", "Sec-", "TE", "Trace", "Transfer-Encoding", "Upgrade",
        "User-Agent", "X-Hub-Signature", "X-Prometheus-", "X-Requested-With", "X-Slack-",
    ];

    /// <summary>
    /// True when the peer is this machine itself and no proxy speaks for somebody else. Nothing that runs here sends a header twice: that
    /// is a proxy which adds its own behind the client's.
    /// </summary>
    private static bool IsFromLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer
            && IPAddress.IsLoopback(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer)
            && context.Request.Headers.All(static header => header.Value.Count <= 1 && !IsOfProxy(header.Key));

    private static bool IsOfProxy(string name) => !OwnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// True for a request from this machine that no foreign web page caused: a page in the local browser can send requests here too, but
    /// the browser tells its origin, and a name that was rebound to this address stands in <c>Host</c>.
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        IsFromLoopback(context) && IsLocalHost(context.Request.Host) && OwnOrigin.IsOf(context.Request);

    private static bool IsLocalHost(HostString host) => host.Host is "localhost" or "127.0.0.1" or "[::1]" or "::1";
}
