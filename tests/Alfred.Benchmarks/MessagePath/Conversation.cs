using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Alfred.Testing.Graph;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>One person who writes to Alfred. Replies come in the order of the messages, so that each finds the message it answers.</summary>
internal sealed class Conversation(int number)
{
    private readonly ConcurrentQueue<long> _unanswered = new();
    private int _messages;

    /// <summary>The person's telephone number.</summary>
    public string Phone { get; } = (34600300000 + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The next request, whole: the signed webhook of a message that was never sent before.</summary>
    public byte[] NextRequest(Func<int, int, string> words)
    {
        var message = _messages++;
        var body = MetaWebhook.Text(Product.PhoneId, Phone, string.Create(CultureInfo.InvariantCulture, $"wamid.BENCH{number:d4}{message:d8}"), words(number, message));
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Hub-Signature-256: {MetaWebhook.Sign(Product.AppSecret, body)}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>A message leaves that counts from this moment.</summary>
    public void Asks(long since) => _unanswered.Enqueue(since);

    /// <summary>A reply came; returns the moment that the message it answers counts from, null when nothing was asked.</summary>
    public long? IsAnswered() => _unanswered.TryDequeue(out var since) ? since : null;
}
