using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>A provider's API that answers every request at once. Bare sockets, for the same reason as the generator.</summary>
internal abstract class ProviderStub : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture)}");

    public void Start()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        _ = AcceptAsync();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Takes a whole request and returns the JSON of the answer.</summary>
    protected abstract string Take(ReadOnlySpan<byte> request);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The end of the benchmark.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        connection.NoDelay = true;
        using (connection)
        {
            var buffer = new byte[64 * 1024];
            var length = 0;
            try
            {
                while (await connection.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var read)
                {
                    length += read;
                    while (HttpText.Length(buffer.AsSpan(0, length)) is { } whole && whole <= length)
                    {
                        var answer = Answer(Take(buffer.AsSpan(0, whole)));
                        buffer.AsSpan(whole, length - whole).CopyTo(buffer);
                        length -= whole;
                        await connection.SendAsync(answer);
                    }
                }
            }
            catch (SocketException)
            {
                // The product ended.
            }
        }
    }

    private static byte[] Answer(string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
