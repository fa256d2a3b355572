using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Alfred.Testing.Graph;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>Meta's side of sending: takes every message at once and tells for whom it came. Bare sockets, for the same reason as the generator.</summary>
internal sealed class GraphStub : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private int _messages;

    /// <summary>Called with the number that a message went to, and with its text as JSON writes it.</summary>
    public required Action<string, string> Received { get; init; }

    /// <summary>Where the stages of messages are reported; null when nobody asked for them.</summary>
    public StatusReports? Reports { get; set; }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture)}");

    public void Start()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        _ = AcceptAsync();
    }

    public void Dispose() => _listener.Dispose();

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
                        var answer = Take(buffer.AsSpan(0, whole));
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

    private byte[] Take(ReadOnlySpan<byte> request)
    {
        var phone = HttpText.Between(request, "\"to\":\"+"u8, (byte)'"');
        // Read marks go to nobody.
        if (phone.IsEmpty)
            return Answer("{\"success\":true}");
        var text = HttpText.Between(request, "\"body\":\""u8, (byte)'"');
        if (text.IsEmpty)
            text = HttpText.Between(request, "\"body\":{\"text\":\""u8, (byte)'"');
        var id = string.Create(CultureInfo.InvariantCulture, $"wamid.BENCH{Interlocked.Increment(ref _messages):d8}");
        Received(Encoding.ASCII.GetString(phone), Encoding.UTF8.GetString(text));
        Reports?.Add(id, Encoding.UTF8.GetString(HttpText.Between(request, "\"biz_opaque_callback_data\":\""u8, (byte)'"')));
        return Answer($"{{\"messaging_product\":\"whatsapp\",\"messages\":[{{\"id\":\"{id}\"}}]}}");
    }

    private static byte[] Answer(string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
