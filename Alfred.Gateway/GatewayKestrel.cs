using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Alfred.Gateway;

/// <summary>The listener and its limits, all of them written down: a small machine must survive slow and endless senders.</summary>
public static class GatewayKestrel
{
    /// <summary>
    /// Listens on the configured ports, by HTTP/1.1 only: on all addresses in production, where a proxy terminates TLS, else on this
    /// machine only. The operator's own listener is on this machine, and at <see cref="GatewayOptions.OperatorAddress"/>.
    /// </summary>
    public static void ConfigureAlfredKestrel(this KestrelServerOptions kestrel, GatewayOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        var addresses = new AddressLimit();
        kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.Use(next => connection => addresses.HandleAsync(connection, next));
        });
        SetLimits(kestrel.Limits);
        if (options.Instance.IsProduction)
            kestrel.ListenAnyIP(options.Port);
        else
            ListenHere(kestrel, options.Port);
        if (options.OperatorPort is not { } operatorPort || operatorPort == options.Port)
            return;
        if (options.OperatorAddress is { } address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
        {
            kestrel.ListenAnyIP(operatorPort);
            return;
        }

        ListenHere(kestrel, operatorPort);
        if (options.OperatorAddress is { } other && !IPAddress.IsLoopback(other))
            kestrel.Listen(other, operatorPort);
    }

    private static void SetLimits(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = 1_000;
        limits.MaxConcurrentUpgradedConnections = 10;
        // Routes with larger bodies raise it for themselves.
        limits.MaxRequestBodySize = 1024 * 1024;
        limits.MaxRequestBufferSize = 128 * 1024;
        limits.MaxResponseBufferSize = 64 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        // Also the time a connection may stay silent before its first request.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static void ListenHere(KestrelServerOptions kestrel, int port)
    {
        // "localhost" is two addresses, which cannot share a port that the system chooses.
        if (port == 0)
            kestrel.Listen(IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(port);
    }
}
