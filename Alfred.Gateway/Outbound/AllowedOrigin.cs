namespace Alfred.Gateway.Outbound;

/// <summary>One origin that may be called: scheme, host and port together, as browsers count.</summary>
public sealed class AllowedOrigin
{
    private readonly string _host;
    private readonly int? _port;

    private readonly bool _isDomain;
    private readonly bool _isAny;

    private AllowedOrigin(string host, int? port, bool isTrusted, bool isDomain = false, bool isAny = false)
    {
        _isDomain = isDomain;
        _isAny = isAny;
        _host = host;
        _port = port;
        IsTrusted = isTrusted;
    }

    /// <summary>
    /// True for an origin that the operator named and that needs no TLS and no public address: this machine, or outside production what is
    /// named with plain <c>http</c>.
    /// </summary>
    internal bool IsTrusted { get; }

    /// <summary>An origin of the internet: by TLS only, and only at public addresses, whatever its name resolves to.</summary>
    public static AllowedOrigin Public(string host) => new(host, 443, isTrusted: false);

    /// <summary>
    /// Every host below a domain that one party owns, by TLS only and only at public addresses: for hosts that the provider names anew each
    /// time.
    /// </summary>
    public static AllowedOrigin PublicBelow(string domain) => new($".{domain}", 443, isTrusted: false, isDomain: true);

    /// <summary>
    /// Every host of the internet at any port, by TLS only and only at public addresses: for addresses that people give. Only for a client
    /// that holds no credential.
    /// </summary>
    public static AllowedOrigin AnyPublic() => new("", null, isTrusted: false, isAny: true);

    /// <summary>
    /// The origin of an address in the settings (<c>META_GRAPH_URL</c>). It is trusted when it is on this machine or, outside production,
    /// without TLS: a fake, or a program beside this one. Otherwise it is one of the internet.
    /// </summary>
    public static AllowedOrigin Configured(Uri url, bool isProduction) =>
        new(url.IdnHost, url.Port, url.IsLoopback || (!isProduction && url.Scheme == Uri.UriSchemeHttp));

    /// <summary>Any port of this machine: for what writes to the own listener, wherever that is.</summary>
    public static AllowedOrigin ThisMachine() => new("127.0.0.1", null, isTrusted: true);

    /// <summary>
    /// True when the URL is of this origin. User information is never allowed: it exists to make one host look like another.
    /// </summary>
    internal bool Includes(Uri url) =>
        url.IsAbsoluteUri
        && (url.Scheme is "https" or "wss" || (IsTrusted && url.Scheme is "http" or "ws"))
        && url.UserInfo.Length == 0
        && (_isAny || IsHost(url.IdnHost))
        && (_port is null || url.Port == _port);

    private bool IsHost(string host) => _isDomain
        ? host.EndsWith(_host, StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, _host, StringComparison.OrdinalIgnoreCase);
}
