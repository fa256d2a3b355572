using System.Net;

namespace Alfred.Gateway.Access;

/// <summary>Tells requests of programs and people on this machine from everything that merely passes through it.</summary>
public static class LocalRequest
{
    /// <summary>True when the peer is this machine itself and no proxy speaks for somebody else.</summary>
    internal static bool IsFromLoopback(HttpContext context)
    {
        var headers = context.Request.Headers;
        return context.Connection.RemoteIpAddress is { } peer
            && IPAddress.IsLoopback(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer)
            && !headers.ContainsKey("X-Forwarded-For")
            && !headers.ContainsKey("Forwarded");
    }

    /// <summary>
    /// True for a request from this machine that no foreign web page caused: a page in the local browser can send requests here too, but
    /// the browser tells its origin, and a name that was rebound to this address stands in <c>Host</c>.
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        IsFromLoopback(context) && IsLocalHost(context.Request.Host) && OwnOrigin.IsOf(context.Request);

    private static bool IsLocalHost(HostString host) => host.Host is "localhost" or "127.0.0.1" or "[::1]" or "::1";
}
