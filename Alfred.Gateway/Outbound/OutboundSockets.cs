using System.Net.WebSockets;

namespace Alfred.Gateway.Outbound;

/// <summary>The one way out by WebSocket: through a guarded client, whose origins and addresses are checked as for any call.</summary>
internal sealed class OutboundSockets(IHttpClientFactory clients)
{
    /// <summary>Opens a socket. The client's time limit is that of the handshake.</summary>
    /// <param name="client">The outbound client's name.</param>
    /// <param name="url">Where to; may hold a secret and is never logged.</param>
    /// <param name="silence">How often the other side is pinged, and how long it may leave a ping unanswered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WebSocketException">It could not be opened.</exception>
    public async Task<WebSocket> ConnectAsync(string client, Uri url, TimeSpan silence, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket { Options = { KeepAliveInterval = silence, KeepAliveTimeout = silence } };
        try
        {
            await socket.ConnectAsync(url, clients.CreateClient(client), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
