using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Alfred.Sandbox.Slack;

/// <summary>One connection of Socket Mode, from Slack's side.</summary>
internal sealed class SlackSocket(WebSocket web) : IDisposable
{
    // Never disposed: whoever waits for it then would wait for ever, and with it all that it had still to deliver.
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>True once its end was announced.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>Sends a message, perhaps in fragments.</summary>
    public async Task SendAsync(byte[] bytes, WebSocketMessageType type, int fragment)
    {
        await _sending.WaitAsync();
        try
        {
            for (var start = 0; start < bytes.Length; start += fragment)
            {
                var length = Math.Min(fragment, bytes.Length - start);
                await web.SendAsync(bytes.AsMemory(start, length), type, start + length == bytes.Length, CancellationToken.None);
                if (fragment == int.MaxValue)
                    break;
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends, if the connection still takes anything.</summary>
    public async Task TrySendAsync(string text)
    {
        try
        {
            await SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, int.MaxValue);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // The reader notices the end.
        }
    }

    /// <summary>Reads acknowledgements until the end.</summary>
    public async Task ReceiveAllAsync(Action<JsonElement> acknowledge, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult piece;
                do
                {
                    piece = await web.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    if (piece.MessageType == WebSocketMessageType.Close)
                    {
                        await CloseAsync();
                        return;
                    }

                    length += piece.Count;
                }
                while (!piece.EndOfMessage);
                using var json = JsonDocument.Parse(buffer.AsMemory(0, length));
                acknowledge(json.RootElement);
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // The connection is over.
        }
    }

    /// <summary>Closes it in order.</summary>
    public async Task CloseAsync()
    {
        try
        {
            await web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // It is gone either way.
        }
    }

    /// <summary>Cuts it without a word.</summary>
    public void Abort() => web.Abort();

    public void Dispose() => web.Dispose();

    private static bool IsEnd(Exception exception) =>
        exception is WebSocketException or IOException or InvalidOperationException or OperationCanceledException;
}
