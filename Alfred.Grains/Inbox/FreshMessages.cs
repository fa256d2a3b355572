using Alfred.Conversations;

namespace Alfred.Inbox;

/// <summary>
/// Messages that were just stored by this process, on their way to their conversations without being read again. Only a shortcut: what is not here
/// (there was no room, another process stored it, the conversation lives elsewhere) is read from the inbox. What nobody comes for goes when the room is needed.
/// </summary>
internal sealed class FreshMessages
{
    /// <summary>How many bytes wait here at most, so that a rush fills the database and not the memory.</summary>
    public const int Capacity = 4 * 1024 * 1024;

    /// <summary>What nobody came for in this time nobody comes for: its conversation lives in another process, or has read the inbox.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, Queue<FreshMessage>> _waiting = [];
    private int _bytes;

    /// <summary>
    /// Leaves a message for its conversation; does nothing when there is no room. Messages of a conversation come in the order of their ids.
    /// </summary>
    public void Put(FreshMessage fresh)
    {
        lock (_gate)
        {
            if (_bytes + SizeOf(fresh) > Capacity)
                RemoveAbandoned(fresh.Message.ReceivedAt - MaxWait);
            if (_bytes + SizeOf(fresh) > Capacity)
                return;
            _bytes += SizeOf(fresh);
            if (!_waiting.TryGetValue(fresh.Message.Conversation, out var queue))
                _waiting.Add(fresh.Message.Conversation, queue = new());
            queue.Enqueue(fresh);
        }
    }

    /// <summary>Takes everything that waits for a conversation.</summary>
    public IReadOnlyCollection<FreshMessage> Take(ConversationId conversation)
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

    private Queue<FreshMessage> Remove(ConversationId conversation)
    {
        if (!_waiting.Remove(conversation, out var queue))
            return new();
        foreach (var fresh in queue)
            _bytes -= SizeOf(fresh);
        return queue;
    }

    // With what a row costs beside its body.
    private static int SizeOf(FreshMessage fresh) => fresh.Message.Body.Length + 512;
}
