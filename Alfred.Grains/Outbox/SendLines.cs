using Alfred.Channels;
using Alfred.Conversations;

namespace Alfred.Outbox;

/// <summary>
/// What waits to be sent: a line for each conversation, of which only the head may move, and one at a time. Pure: no clock, no I/O, one owner.
/// </summary>
/// <param name="capacity">How many replies are kept in memory; what comes beyond it stays in the database until there is room.</param>
internal sealed class SendLines(int capacity)
{
    private readonly Dictionary<ConversationId, Line> _lines = [];
    private readonly Dictionary<long, Line> _moving = [];
    // Every line that has a head and does not move stands here once.
    private readonly PriorityQueue<Line, (DateTimeOffset Due, long Id)> _standing = new();
    private int _count;

    /// <summary>True when the database holds open rows that are not here.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>True when there is nothing here that could move or moves.</summary>
    public bool IsEmpty => _count == 0 && _moving.Count == 0;

    /// <summary>When the next head is due; null when none stands.</summary>
    public DateTimeOffset? NextDue => _standing.TryPeek(out _, out var priority) ? priority.Due : null;

    /// <summary>Adds a row that was just written. Rows of one conversation come in their order.</summary>
    public void Add(WaitingReply reply)
    {
        // While some rows are missing, a later one of the same conversation must not pass them.
        IsPartial |= _count >= capacity;
        if (IsPartial)
            return;
        if (!_lines.TryGetValue(reply.Row.Message.Conversation, out var line))
            _lines.Add(reply.Row.Message.Conversation, line = new(reply.Row.Message.Conversation));
        if (line.Rows.Any(known => known.Id == reply.Id) || line.Moving == reply.Id)
            return;
        line.Rows.AddLast(reply);
        _count++;
        if (line.Moving is null && line.Rows.Count == 1)
            Stand(line);
    }

    /// <summary>Puts what the database holds, oldest first, in place of everything that does not move.</summary>
    /// <param name="replies">The open rows.</param>
    /// <param name="isPartial">True when there are more.</param>
    public void Replace(IEnumerable<WaitingReply> replies, bool isPartial)
    {
        _standing.Clear();
        _count = 0;
        foreach (var line in _lines.Values.ToArray())
        {
            line.Rows.Clear();
            Tidy(line);
        }

        IsPartial = false;
        foreach (var reply in replies)
            Add(reply);
        IsPartial |= isPartial;
    }

    /// <summary>Takes heads that are due, the longest due first. They move until they are told otherwise.</summary>
    /// <param name="now">The time.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="pause">How long a channel has to wait still; zero for not at all.</param>
    public IReadOnlyList<WaitingReply> TakeDue(DateTimeOffset now, int limit, Func<ChannelName, TimeSpan> pause)
    {
        var taken = new List<WaitingReply>();
        while (taken.Count < limit && _standing.TryPeek(out var line, out var priority) && priority.Due <= now)
        {
            _standing.Dequeue();
            var head = line.Rows.First!.Value;
            if (!head.IsUncertain && pause(head.Row.Channel) is var wait && wait > TimeSpan.Zero)
            {
                _standing.Enqueue(line, (now + wait, head.Id));
                continue;
            }

            line.Rows.RemoveFirst();
            _count--;
            line.Moving = head.Id;
            _moving.Add(head.Id, line);
            taken.Add(head);
        }

        return taken;
    }

    /// <summary>A row is done with: the next of its conversation can move.</summary>
    public void Leave(long id)
    {
        if (_moving.Remove(id, out var line))
        {
            line.Moving = null;
            Stand(line);
        }
        else if (_lines.Values.FirstOrDefault(other => other.Rows.Any(row => row.Id == id)) is { } standing)
        {
            // An HTTP response took it. Whoever else stands keeps the place of this head until the queue comes to it.
            standing.Rows.Remove(standing.Rows.First(row => row.Id == id));
            _count--;
            Restand();
        }
    }

    /// <summary>A row that moved stands at the head of its line again.</summary>
    public void ComeBack(WaitingReply reply)
    {
        if (!_moving.Remove(reply.Id, out var line))
            return;
        line.Moving = null;
        line.Rows.AddFirst(reply);
        _count++;
        Stand(line);
    }

    /// <summary>A claim was refused: the database knows something that memory does not. The whole line is forgotten.</summary>
    public void Forget(long id)
    {
        if (!_moving.Remove(id, out var line))
            return;
        line.Moving = null;
        _count -= line.Rows.Count;
        line.Rows.Clear();
        Tidy(line);
        IsPartial = true;
    }

    private void Stand(Line line)
    {
        if (line.Rows.First is { } head)
            _standing.Enqueue(line, (head.Value.Due, head.Value.Id));
        else
            Tidy(line);
    }

    private void Restand()
    {
        _standing.Clear();
        foreach (var line in _lines.Values.Where(line => line.Moving is null).ToArray())
            Stand(line);
    }

    private void Tidy(Line line)
    {
        if (line.Rows.Count == 0 && line.Moving is null)
            _lines.Remove(line.Conversation);
    }

    private sealed class Line(ConversationId conversation)
    {
        public ConversationId Conversation => conversation;

        public LinkedList<WaitingReply> Rows { get; } = [];

        /// <summary>The row that is being worked on; null when the line stands.</summary>
        public long? Moving { get; set; }
    }
}
