using System.Collections.Concurrent;
using System.Globalization;
using Alfred.Testing.Graph;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>One person who writes to Alfred. Replies come in the order of the messages, so that each finds the message it answers.</summary>
internal sealed class Conversation(int number)
{
    private readonly ConcurrentQueue<long> _unanswered = new();
    private Task _lastTurn = Task.CompletedTask;
    private int _messages;

    /// <summary>The person's telephone number.</summary>
    public string Phone { get; } = (34600300000 + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The next request, whole: the signed webhook of a message that was never sent before.</summary>
    public byte[] NextRequest(Func<int, int, string> words)
    {
        var message = _messages++;
        var body = MetaWebhook.Text(Product.PhoneId, Phone, string.Create(CultureInfo.InvariantCulture, $"wamid.BENCH{number:d4}{message:d8}"), words(number, message));
        return [.. HttpText.Head(MetaWebhook.Sign(Product.AppSecret, body), body.Length), .. body];
    }

    /// <summary>Waits until what the person said before has arrived, so that nothing overtakes it; disposing lets the next one leave.</summary>
    public async Task<IDisposable> TakeTurnAsync()
    {
        var turn = new Turn();
        await Interlocked.Exchange(ref _lastTurn, turn.Task);
        return turn;
    }

    /// <summary>A message leaves that counts from this moment.</summary>
    public void Asks(long since) => _unanswered.Enqueue(since);

    /// <summary>A reply came; returns the moment that the message it answers counts from, null when nothing was asked.</summary>
    public long? IsAnswered() => _unanswered.TryDequeue(out var since) ? since : null;

    private sealed class Turn() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IDisposable
    {
        public void Dispose() => SetResult();
    }
}
