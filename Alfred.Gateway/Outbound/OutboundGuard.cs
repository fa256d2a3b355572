namespace Alfred.Gateway.Outbound;

/// <summary>
/// Stands before the connection: only allowed URLs pass, and an answer ends at its limits of time and length however it is read.
/// </summary>
internal sealed class OutboundGuard(OutboundClient client, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } url || !client.Allows(url))
            throw new OutboundRefusedException(OutboundRefusal.NotAllowed);
        // "Host" decides which of a server's sites answers: it must be the one that was allowed.
        request.Headers.Host = null;
        var limit = new CancellationTokenSource(client.TimeLimit, time);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var response = await base.SendAsync(request, either.Token);
            if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
            {
                // A socket from here on: whoever opened it limits what it reads.
                limit.Dispose();
                return response;
            }

            if (response.Content.Headers.ContentLength > client.MaxResponseBytes)
            {
                response.Dispose();
                throw new OutboundRefusedException(OutboundRefusal.TooLong);
            }

            response.Content = new LimitedContent(response.Content, client.MaxResponseBytes, limit);
            return response;
        }
        catch
        {
            limit.Dispose();
            throw;
        }
    }

    /// <summary>There is no way without waiting that keeps the limits.</summary>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
