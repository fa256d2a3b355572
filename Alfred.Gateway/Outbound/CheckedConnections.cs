namespace Alfred.Gateway.Outbound;

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
