using Alfred.Inbox;

namespace Alfred.Conversations;

/// <summary>
/// The waiting messages of one conversation, in order. Those that were just stored come from memory as long as each follows on the one
/// before it; whenever that is uncertain, the inbox is read.
/// </summary>
internal sealed class PendingMessages(ConversationId conversation, InboxStore inbox, InboxHandoffCache handoff)
{
    private const int ReadAhead = 32;

    private readonly Queue<StoredMessage> _next = new();
    // Every row of the conversation up to this one was taken from here, or waits here.
    private long _lastKnownId;
    private long _lastStoredId;
    private long _lastReturnedId;
    private bool _mustRead;

    /// <summary>The inbox may hold something that memory does not.</summary>
    public void Invalidate() => _mustRead = true;

    /// <summary>The inbox holds rows up to this one; they may be in memory as well.</summary>
    public void NotifyStored(long message) => _lastStoredId = Math.Max(_lastStoredId, message);

    /// <summary>The next message, which stays the next until it is taken; null when there is none.</summary>
    public async ValueTask<StoredMessage?> PeekAsync(CancellationToken cancellationToken)
    {
        while (_next.Count == 0)
        {
            if (!_mustRead)
                TakeHandedOff();
            if (_next.Count > 0)
                break;
            if (_lastStoredId > _lastKnownId)
                _mustRead = true;
            if (!_mustRead)
                return null;
            await ReadAsync(cancellationToken);
        }

        return _next.Peek();
    }

    /// <summary>Those behind the next one that were not returned before.</summary>
    public async ValueTask<IReadOnlyList<StoredMessage>> NewBehindAsync(CancellationToken cancellationToken)
    {
        if (!_mustRead)
            TakeHandedOff();
        if (_mustRead || _lastStoredId > _lastKnownId)
            await ReadBehindAsync(cancellationToken);
        if (_next.Count < 2)
            return [];
        var behind = _next.Skip(1).Where(message => message.Id > _lastReturnedId).ToArray();
        if (behind.Length > 0)
            _lastReturnedId = behind[^1].Id;
        return behind;
    }

    /// <summary>The next message is settled.</summary>
    public void Take() => _lastKnownId = Math.Max(_lastKnownId, _next.Dequeue().Id);

    /// <summary>Memory counts for nothing any more: the next look is into the inbox.</summary>
    public void Forget()
    {
        _next.Clear();
        _mustRead = true;
    }

    /// <summary>The same for everything but the next message.</summary>
    public void ForgetBehind()
    {
        if (_next.TryDequeue(out var head))
        {
            _next.Clear();
            _next.Enqueue(head);
        }

        _mustRead = true;
    }

    private void TakeHandedOff()
    {
        foreach (var stored in handoff.Take(conversation))
        {
            if (stored.Message.Id <= _lastKnownId)
                continue;
            if (stored.Previous > _lastKnownId)
            {
                // Another process stored something in between, or there was no room for it here.
                _mustRead = true;
                return;
            }

            _next.Enqueue(stored.Message);
            _lastKnownId = stored.Message.Id;
        }
    }

    // The queue is read anew when it is empty: what came late with a lower number is found then.
    private async Task ReadBehindAsync(CancellationToken cancellationToken)
    {
        _mustRead = true;
        var last = _next.Count > 0 ? _next.Last().Id : 0;
        foreach (var row in await inbox.NextAsync(conversation, ReadAhead, cancellationToken))
        {
            if (row.Id > last)
                _next.Enqueue(row);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        // Before the question: what comes while it is asked is asked for again.
        _mustRead = false;
        var stored = _lastStoredId;
        // All of it is committed, so that the inbox tells of it, or knows that it is done by now.
        _ = handoff.Take(conversation);
        var rows = await inbox.NextAsync(conversation, ReadAhead, cancellationToken);
        foreach (var row in rows)
            _next.Enqueue(row);
        if (rows.Count == ReadAhead)
        {
            _mustRead = true;
            _lastKnownId = rows[^1].Id;
        }
        else
        {
            // Also what another process completed meanwhile: it waits no more.
            _lastKnownId = Math.Max(_lastKnownId, Math.Max(stored, rows.Count > 0 ? rows[^1].Id : 0));
        }
    }
}
