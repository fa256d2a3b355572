using Microsoft.Extensions.Http;

namespace Alfred.Gateway.Outbound;

/// <summary>
/// Makes the handlers of every client of <see cref="IHttpClientFactory"/>, whatever its registration said. A client without an
/// <see cref="OutboundClient"/> of its name may call nothing.
/// </summary>
internal sealed class GuardedHandlers(IEnumerable<OutboundClient> clients, IDialer dialer, TimeProvider time)
    : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        var name = builder.Name ?? "";
        var client = clients.SingleOrDefault(client => client.Name == name) ?? new OutboundClient(name, []);
        builder.PrimaryHandler = CreatePrimary(client);
        // Innermost: what another handler makes of a request is checked, too.
        builder.AdditionalHandlers.Add(new OutboundGuard(client, time));
    };

    private SocketsHttpHandler CreatePrimary(OutboundClient client) => new()
    {
        ConnectCallback = new CheckedConnections(client, dialer).ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 32,
        // Instead of changing handlers: new connections see changed DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        // No trace of a call: its URL may be a secret, and no provider wants our trace ids.
        ActivityHeadersPropagator = null,
    };
}

/// <summary>
/// Connects for the HTTP stack: resolves, checks, and connects to an address that was checked. The name is never resolved a second time, so
/// that DNS cannot answer the check differently from the connection.
/// </summary>
internal sealed class CheckedConnections(OutboundClient client, IDialer dialer)
{
    /// <summary>The callback of <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="OutboundRefusedException">None of the host's addresses may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var url = context.InitialRequestMessage.RequestUri!;
        var origin = client.Find(url) ?? throw new OutboundRefusedException(OutboundRefusal.NotAllowed);
        var endpoint = context.DnsEndPoint;
        var addresses = await dialer.ResolveAsync(endpoint.Host, cancellationToken);
        if (!origin.IsTrusted)
            addresses = [.. addresses.Where(PublicAddress.Is)];
        if (addresses.Length == 0)
            throw new OutboundRefusedException(OutboundRefusal.NotPublic);
        return await dialer.ConnectAsync(addresses, endpoint.Port, cancellationToken);
    }
}
