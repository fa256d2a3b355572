namespace Alfred.Conversations;

/// <summary>
/// The HTTP requests that wait in this conversation for an answer, and the answers that were there before somebody came. One owner, whose
/// turns it is used in. Losing it costs no answer: the outbox sends what nobody takes.
/// </summary>
internal sealed class AwaitedAnswers(TimeProvider clock)
{
    /// <summary>Nobody comes for an answer so late: the response has ended.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly Dictionary<DeliveryKey, TaskCompletionSource<InlineAnswer>> _waiting = [];
    private readonly Dictionary<DeliveryKey, (long OutboxId, DateTimeOffset At)> _early = [];

    /// <summary>Waits for an answer; null when it does not come in time.</summary>
    public async Task<InlineAnswer?> WaitAsync(DeliveryKey message, TimeSpan patience)
    {
        var source = new TaskCompletionSource<InlineAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The provider's second try waits for nothing: the first one gets the answer.
        if (!_waiting.TryAdd(message, source))
            return null;
        try
        {
            return await source.Task.WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            return source.TrySetCanceled() ? null : await source.Task;
        }
        finally
        {
            _waiting.Remove(message);
        }
    }

    /// <summary>Whether somebody waits for the answer to a message.</summary>
    public TaskCompletionSource<InlineAnswer>? Find(DeliveryKey message) => _waiting.GetValueOrDefault(message);

    /// <summary>Remembers for a while where the answer lies that nobody has come for yet.</summary>
    public void Keep(DeliveryKey message, long outboxId)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, early) in _early)
        {
            if ((now - early.At).Duration() > MaxAge)
                _early.Remove(key);
        }

        _early[message] = (outboxId, now);
    }

    /// <summary>Where the answer to a message lies that was there before; null when there is none.</summary>
    public long? TakeEarly(DeliveryKey message) => _early.Remove(message, out var early) ? early.OutboxId : null;
}
