using Alfred.Inbox;

namespace Alfred.Conversations;

/// <summary>
/// The waiting messages of one conversation, in order. Those that were just stored come from memory as long as each follows on the one before it;
/// at every doubt the inbox is read.
/// </summary>
internal sealed class WaitingMessages(ConversationId conversation, InboxStore inbox, FreshMessages fresh)
{
    private const int ReadAhead = 32;

    private readonly Queue<StoredMessage> _next = new();
    // Every row of the conversation up to this one was taken from here, or waits here.
    private long _known;
    private long _told;
    private long _given;
    private bool _mustRead;

    /// <summary>The inbox may hold something that memory does not.</summary>
    public void Doubt() => _mustRead = true;

    /// <summary>The inbox holds rows up to this one; they may be in memory as well.</summary>
    public void TellOf(long message) => _told = Math.Max(_told, message);

    /// <summary>The next message, which stays the next until it is taken; null when there is none.</summary>
    public async ValueTask<StoredMessage?> PeekAsync(CancellationToken cancellationToken)
    {
        while (_next.Count == 0)
        {
            if (!_mustRead)
                TakeFresh();
            if (_next.Count > 0)
                break;
            if (_told > _known)
                _mustRead = true;
            if (!_mustRead)
                return null;
            await ReadAsync(cancellationToken);
        }

        return _next.Peek();
    }

    /// <summary>Those behind the next one that were not given before.</summary>
    public async ValueTask<IReadOnlyList<StoredMessage>> NewBehindAsync(CancellationToken cancellationToken)
    {
        if (!_mustRead)
            TakeFresh();
        if (_mustRead || _told > _known)
            await ReadBehindAsync(cancellationToken);
        if (_next.Count < 2)
            return [];
        var behind = _next.Skip(1).Where(message => message.Id > _given).ToArray();
        if (behind.Length > 0)
            _given = behind[^1].Id;
        return behind;
    }

    /// <summary>The next message is settled.</summary>
    public void Take() => _known = Math.Max(_known, _next.Dequeue().Id);

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

    private void TakeFresh()
    {
        foreach (var stored in fresh.Take(conversation))
        {
            if (stored.Message.Id <= _known)
                continue;
            if (stored.Previous > _known)
            {
                // Another process stored something in between, or there was no room for it here.
                _mustRead = true;
                return;
            }

            _next.Enqueue(stored.Message);
            _known = stored.Message.Id;
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
        var told = _told;
        // All of it is committed, so that the inbox tells of it, or knows that it is done by now.
        _ = fresh.Take(conversation);
        var rows = await inbox.NextAsync(conversation, ReadAhead, cancellationToken);
        foreach (var row in rows)
            _next.Enqueue(row);
        if (rows.Count == ReadAhead)
        {
            _mustRead = true;
            _known = rows[^1].Id;
        }
        else
        {
            // Also what another process completed meanwhile: it waits no more.
            _known = Math.Max(_known, Math.Max(told, rows.Count > 0 ? rows[^1].Id : 0));
        }
    }
}
