namespace Alfred.Inbox;

/// <summary>
/// Messages that were just stored by this process, on their way to their conversations without being read again. Only a shortcut: what is
/// not here (there was no room, another process stored it, the conversation lives elsewhere) is read from the inbox. What nobody comes for
/// goes when the room is needed.
/// </summary>
internal sealed class InboxHandoffCache
{
    /// <summary>How many bytes wait here at most, so that a burst fills the database and not the memory.</summary>
    public const int Capacity = 4 * 1024 * 1024;

    /// <summary>
    /// What nobody came for in this time nobody comes for: its conversation lives in another process, or has read the inbox.
    /// </summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, Queue<HandedOffMessage>> _waiting = [];
    private int _bytes;

    /// <summary>
    /// Leaves a message for its conversation; does nothing when there is no room. Messages of a conversation come in the order of their
    /// ids.
    /// </summary>
    public void Put(HandedOffMessage message)
    {
        lock (_gate)
        {
            if (_bytes + SizeOf(message) > Capacity)
                RemoveAbandoned(message.Message.ReceivedAt - MaxWait);
            if (_bytes + SizeOf(message) > Capacity)
                return;
            _bytes += SizeOf(message);
            if (!_waiting.TryGetValue(message.Message.Conversation, out var queue))
                _waiting.Add(message.Message.Conversation, queue = new());
            queue.Enqueue(message);
        }
    }

    /// <summary>Takes everything that waits for a conversation.</summary>
    public IReadOnlyCollection<HandedOffMessage> Take(ConversationId conversation)
    {
        lock (_gate)
            return Remove(conversation);
    }

    private void RemoveAbandoned(DateTimeOffset before)
    {
        foreach (var (conversation, queue) in _waiting)
        {
            if (queue.Peek().Message.ReceivedAt < before)
                Remove(conversation);
        }
    }

    private Queue<HandedOffMessage> Remove(ConversationId conversation)
    {
        if (!_waiting.Remove(conversation, out var queue))
            return new();
        foreach (var message in queue)
            _bytes -= SizeOf(message);
        return queue;
    }

    // With what a row costs beside its body.
    private static int SizeOf(HandedOffMessage message) => message.Message.Body.Length + 512;
}

/// <summary>A message with what stood before it in its conversation when it was stored.</summary>
/// <param name="Message">The message.</param>
/// <param name="Previous">The last row that was waiting then; 0 when there was none.</param>
/// <param name="Delivery">The delivery that brought it.</param>
internal sealed record HandedOffMessage(StoredMessage Message, long Previous, AcceptedDelivery Delivery);
