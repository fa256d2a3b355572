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
