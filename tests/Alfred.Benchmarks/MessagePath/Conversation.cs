using System.Collections.Concurrent;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>
/// One person who writes to Alfred. Replies come in the order of the messages, so that each finds the message it answers.
/// </summary>
internal abstract class Conversation(int number)
{
    private readonly ConcurrentQueue<long> _unanswered = new();
    private Task _lastTurn = Task.CompletedTask;
    private int _messages;

    /// <summary>Where replies go.</summary>
    public abstract string Address { get; }

    /// <summary>The person as <c>MEMBERS</c> names people.</summary>
    public abstract string Identity { get; }

    protected int Number => number;

    /// <summary>The next request, whole: the signed webhook of a message that was never sent before.</summary>
    public byte[] NextRequest(Func<int, int, string> words)
    {
        var message = _messages++;
        return Request(message, words(number, message));
    }

    /// <summary>
    /// Waits until what the person said before has arrived, so that nothing overtakes it; disposing lets the next one leave.
    /// </summary>
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

    protected abstract byte[] Request(int message, string text);

    private sealed class Turn() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IDisposable
    {
        public void Dispose() => SetResult();
    }
}
