using System.Net.WebSockets;
using System.Text.Json;

namespace Alfred.Sandbox.Slack;

/// <summary>
/// Slack's side of Socket Mode: payloads go to any of the open connections, and what is not acknowledged in time, or when its connection
/// ends, comes again. An announced connection is closed once its successor is there.
/// </summary>
public class SlackSockets
{
    /// <summary>How long Slack waits for an acknowledgement.</summary>
    private static readonly TimeSpan AcknowledgementLimit = TimeSpan.FromSeconds(3);

    private const string Hello =
        """{"type":"hello","num_connections":1,"debug_info":{"approximate_connection_time":18060},"connection_info":{"app_id":"A1"}}""";

    private readonly Lock _lock = new();
    private readonly HashSet<string> _tickets = new(StringComparer.Ordinal);
    private readonly List<SlackSocket> _open = [];
    private readonly Dictionary<string, (SlackDelivery Delivery, SlackSocket Socket)> _unacknowledged = new(StringComparer.Ordinal);
    private readonly Queue<SlackDelivery> _waiting = new();
    private readonly Random _random = new(20261122);
    private int _deliveries;
    private int _redeliveries;
    private int _connections;
    private int _number;

    /// <summary>How many deliveries were made again.</summary>
    public int Redeliveries => Volatile.Read(ref _redeliveries);

    /// <summary>How many connections are open.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    /// <summary>How many connections the app may have.</summary>
    public int MaxConnections { get; set; } = 10;

    /// <summary>A ticket for one connection.</summary>
    public string NewTicket()
    {
        lock (_lock)
        {
            var ticket = $"ticket-{++_number}";
            _tickets.Add(ticket);
            return ticket;
        }
    }

    /// <summary>Delivers a payload over one of the connections, or over the next one when none is open. Returns its number.</summary>
    public async Task<int> DeliverAsync(string type, string payload, bool takesAnswer)
    {
        var delivery = new SlackDelivery(Interlocked.Increment(ref _deliveries), type, payload, takesAnswer, Attempt: 0);
        await DeliverAsync(delivery);
        return delivery.Number;
    }

    /// <summary>Sends raw bytes over every connection.</summary>
    public async Task SendRawAsync(byte[] bytes, WebSocketMessageType type, int fragment = int.MaxValue)
    {
        foreach (var socket in Snapshot())
            await socket.SendAsync(bytes, type, fragment);
    }

    /// <summary>Announces the end of every connection that has not heard of it.</summary>
    public async Task DisconnectAsync(string reason)
    {
        foreach (var socket in Snapshot().Where(socket => !socket.IsAnnounced))
        {
            socket.IsAnnounced = true;
            await socket.TrySendAsync($$"""{"type":"disconnect","debug_info":{"host":"wss-111.slack.com"},"reason":"{{reason}}"}""");
        }
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void Cut()
    {
        foreach (var socket in Snapshot())
            socket.Abort();
    }

    internal async Task HandleAsync(HttpContext context)
    {
        bool isGood;
        lock (_lock)
            isGood = _tickets.Remove((string)context.Request.RouteValues["ticket"]!);
        if (!isGood || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = 403;
            return;
        }

        using var socket = new SlackSocket(await context.WebSockets.AcceptWebSocketAsync());
        if (Open >= MaxConnections)
        {
            await socket.TrySendAsync("""{"type":"disconnect","reason":"too_many_websockets"}""");
            await socket.CloseAsync();
            return;
        }

        await socket.TrySendAsync(Hello);
        await OpenAsync(socket);
        await socket.ReceiveAllAsync(Acknowledge, context.RequestAborted);
        await EndAsync(socket);
    }

    private async Task OpenAsync(SlackSocket socket)
    {
        SlackDelivery[] waiting;
        SlackSocket[] old;
        lock (_lock)
        {
            old = [.. _open.Where(other => other.IsAnnounced)];
            _open.Add(socket);
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        OnConnected(Interlocked.Increment(ref _connections));
        foreach (var delivery in waiting)
            await DeliverAsync(delivery);
        foreach (var announced in old)
            await announced.CloseAsync();
    }

    private async Task EndAsync(SlackSocket socket)
    {
        SlackDelivery[] lost;
        lock (_lock)
        {
            _open.Remove(socket);
            var envelopes = _unacknowledged.Where(entry => entry.Value.Socket == socket).ToArray();
            foreach (var (envelope, _) in envelopes)
                _unacknowledged.Remove(envelope);
            lost = [.. envelopes.Select(entry => entry.Value.Delivery)];
        }

        foreach (var delivery in lost)
            await DeliverAgainAsync(delivery);
    }

    private Task DeliverAgainAsync(SlackDelivery delivery)
    {
        Interlocked.Increment(ref _redeliveries);
        return DeliverAsync(delivery with { Attempt = delivery.Attempt + 1 });
    }

    private async Task DeliverAsync(SlackDelivery delivery)
    {
        SlackSocket socket;
        lock (_lock)
        {
            if (_open.Count == 0)
            {
                _waiting.Enqueue(delivery);
                return;
            }

            socket = _open[_random.Next(_open.Count)];
            _unacknowledged[delivery.EnvelopeId] = (delivery, socket);
        }

        // A connection that breaks here is noticed by its reader, which delivers again.
        await socket.TrySendAsync(delivery.Envelope);
        _ = ExpectAcknowledgementAsync(delivery);
    }

    private async Task ExpectAcknowledgementAsync(SlackDelivery delivery)
    {
        await Task.Delay(AcknowledgementLimit, TimeProvider.System);
        bool isMissing;
        lock (_lock)
            isMissing = _unacknowledged.Remove(delivery.EnvelopeId);
        if (isMissing)
            await DeliverAgainAsync(delivery);
    }

    private void Acknowledge(JsonElement acknowledgement)
    {
        var envelope = acknowledgement.GetProperty("envelope_id").GetString()!;
        SlackDelivery delivery;
        lock (_lock)
        {
            if (!_unacknowledged.Remove(envelope, out var entry))
                return;
            delivery = entry.Delivery;
        }

        var payload = acknowledgement.TryGetProperty("payload", out var answer) ? answer.GetRawText() : null;
        OnAcknowledged(new SlackAcknowledgement(delivery.Number, envelope, payload));
    }

    /// <summary>A connection was opened, by number.</summary>
    protected virtual void OnConnected(int number)
    {
    }

    /// <summary>A delivery was acknowledged.</summary>
    protected virtual void OnAcknowledged(SlackAcknowledgement acknowledgement)
    {
    }

    private SlackSocket[] Snapshot()
    {
        lock (_lock)
            return [.. _open];
    }
}
