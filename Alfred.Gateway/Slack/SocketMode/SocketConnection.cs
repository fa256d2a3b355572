using System.Buffers;
using System.Net.WebSockets;
using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>One open socket: whole text messages in, acknowledgements out.</summary>
internal sealed class SocketConnection(WebSocket socket, int maxBytes) : IDisposable
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when Slack said hello.</summary>
    public Task Greeted => _greeted.Task;

    /// <summary>Ends when the connection needs a successor, which may be long before it closes.</summary>
    public Task<SocketEnd> Ending => _ending.Task;

    /// <summary>True once it carried anything: then a break is no reason to hesitate before the next connection.</summary>
    public bool HasServed { get; private set; }

    /// <summary>Takes note of Slack's hello.</summary>
    public void Greet() => _greeted.TrySetResult();

    /// <summary>Takes note that something useful came.</summary>
    public void Serve() => HasServed = true;

    /// <summary>Takes note of the end, or that it is near. The first reason counts.</summary>
    public void End(SocketEnd reason) => _ending.TrySetResult(reason);

    /// <summary>
    /// The next text message, put together from its fragments; null when the socket was closed. Binary messages and such as are longer than
    /// allowed are skipped.
    /// </summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4 * 1024);
        var isUsable = true;
        while (true)
        {
            var piece = await socket.ReceiveAsync(message.GetMemory(4 * 1024), cancellationToken);
            if (piece.MessageType == WebSocketMessageType.Close)
                return null;
            isUsable &= piece.MessageType == WebSocketMessageType.Text && message.WrittenCount + piece.Count <= maxBytes;
            if (isUsable)
                message.Advance(piece.Count);
            if (!piece.EndOfMessage)
                continue;
            if (isUsable)
                return message.WrittenMemory;
            message.ResetWrittenCount();
            isUsable = true;
        }
    }

    /// <summary>Acknowledges, with an answer where one is given.</summary>
    /// <exception cref="WebSocketException">The connection broke: Slack delivers again.</exception>
    public async Task AcknowledgeAsync(string envelopeId, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        var json = SlackJson.Write(acknowledgement =>
        {
            acknowledgement.WriteString("envelope_id"u8, envelopeId);
            if (answer.Length == 0)
                return;
            acknowledgement.WritePropertyName("payload"u8);
            acknowledgement.WriteRawValue(answer.Span);
        });
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye, briefly.</summary>
    public async Task CloseAsync(TimeProvider time)
    {
        using var limit = new CancellationTokenSource(CloseLimit, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, limit.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is gone either way.
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _greeted.TrySetCanceled();
        _ending.TrySetResult(SocketEnd.Lost);
    }
}
