using System.Net;
using System.Net.Sockets;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>
/// A provider's connection to the webhook: one request at a time, kept open. Bare sockets, because the generator shares the processors with
/// what it measures.
/// </summary>
internal sealed class WebhookConnection(int port) : IDisposable
{
    private Socket _socket = NewSocket();
    private readonly byte[] _answer = new byte[16 * 1024];
    private int _length;

    /// <summary>What the last answer says, until the next delivery.</summary>
    public ReadOnlyMemory<byte> Body => HttpText.Body(_answer.AsMemory(0, _length));

    public static async Task<WebhookConnection> OpenAsync(int port)
    {
        var connection = new WebhookConnection(port);
        await connection.ConnectAsync();
        return connection;
    }

    /// <summary>Delivers one request and returns the status of the answer.</summary>
    public async Task<int> DeliverAsync(ReadOnlyMemory<byte> request)
    {
        // A server closes what was silent for long; providers open the next.
        if (_socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
        {
            _socket.Dispose();
            _socket = NewSocket();
            await ConnectAsync();
        }

        for (var sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request[sent..]);
        _length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(_length));
            if (read == 0)
                throw new IOException("the product closed the connection");
            _length += read;
            var answer = _answer.AsMemory(0, _length);
            if (HttpText.IsWhole(answer.Span))
                return HttpText.Status(answer.Span);
        }
    }

    public void Dispose() => _socket.Dispose();

    private static Socket NewSocket() => new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private Task ConnectAsync() => _socket.ConnectAsync(IPAddress.Loopback, port);
}
