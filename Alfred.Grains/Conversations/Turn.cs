using Alfred.Completions;
using Alfred.Inbox;
using Alfred.Interpretation;
using Alfred.Model;

namespace Alfred.Conversations;

/// <summary>One message being worked on: gathers what its completion will write. Lives for one attempt.</summary>
internal sealed class Turn(StoredMessage row, Request request, InterruptionDetector interruptions, long memoryVersion)
{
    private static readonly ActionName Refused = new("model.refused");

    private readonly List<Reply> _replies = [];
    private readonly List<JournalLine> _journal = [];
    private readonly List<ScheduleLine> _schedules = [];
    private ConversationMemory? _memory;
    private FileRoom? _room;
    private int _settled = row.SettledCommands;

    /// <summary>The message; with its plan, once that is kept.</summary>
    public StoredMessage Row { get; set; } = row;

    /// <summary>The version of the memory that decides here.</summary>
    public long MemoryVersion { get; set; } = memoryVersion;

    public Request Request { get; set; } = request;

    /// <summary>What the person said meanwhile.</summary>
    public InterruptionDetector Interruptions { get; } = interruptions;

    /// <summary>The language that is answered in.</summary>
    public required Language Language { get; set; }

    /// <summary>True when the message has enough words of that language to be remembered by it.</summary>
    public bool IsLanguageSure { get; set; }

    public List<TouchedGrain> Touched { get; } = [];

    /// <summary>What is open between the person and the assistant; null while nobody is known to speak.</summary>
    public Dialogue? Dialogue { get; set; }

    /// <summary>Who wrote it; null while that is not known.</summary>
    public Member? Member { get; set; }

    /// <summary>What was heard in its recording; null for a message of words.</summary>
    public string? Transcript { get; set; }

    /// <summary>The files that its commands see.</summary>
    public ImmutableArray<InboundFile> Files { get; set; } = [];

    /// <summary>What the message asks of the model; null for nothing yet.</summary>
    public ModelCalls? Model { get; set; }

    /// <summary>Shows the person that an answer is being thought about. Cosmetic.</summary>
    public Action ShowThinking { get; set; } = static () => { };

    /// <summary>What its commands have done so far.</summary>
    public IEnumerable<JournalLine> Journal => _journal.Where(static line => line.Action != Refused);

    public bool HasReply => _replies.Count > 0;

    public void Say(Reply reply) => _replies.Add(reply);

    public void Say(string text) => Say(new Reply(text));

    public void Remember(ConversationMemory memory) => _memory = memory;

    /// <summary>Takes over what a command did.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">On whose behalf it ran.</param>
    /// <param name="action">What ran.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="schedules">Its schedule changes, with where they will speak.</param>
    public void Add(Command command, Member member, ActionName action, Outcome outcome, IEnumerable<ScheduleLine> schedules)
    {
        if (outcome.Reply is { } reply)
            Say(reply);
        if (outcome.Journal is { } note)
            _journal.Add(new(command.Id.ToString(), (member.Id, member.Name), action, note));
        _schedules.AddRange(schedules);
        _memory = outcome.Memory ?? _memory;
        _settled = command.Id.Ordinal + 1;
    }

    /// <summary>Notes what the model wanted and may not.</summary>
    public void Note(Member member, IEnumerable<RefusedCall> refused, Guid attempt)
    {
        foreach (var (number, call) in refused.Index())
        {
            _journal.Add(new(
                $"{Row.Id}#refused-{number}-{attempt:N}", (member.Id, member.Name), Refused,
                new($"refused {call.Tool}: {call.Reason} ({call.Why})")));
        }
    }

    /// <summary>Waits for room for files, once: whoever has a place never waits for another.</summary>
    public async Task EnterAsync(FileRoom room, CancellationToken cancellationToken)
    {
        if (_room is not null || Member is not { } member)
            return;
        await room.EnterAsync(member.Id, cancellationToken);
        _room = room;
    }

    /// <summary>Gives the room for files back, if there was need of it.</summary>
    public void LeaveRoom()
    {
        _room?.Leave(Member!.Id);
        _room = null;
    }

    /// <summary>Ends a schedule of this conversation.</summary>
    public void Remove(string schedule) => _schedules.Add(new(
        new ScheduleChange.Remove { Name = schedule }, Row.Conversation, Request.Channel, Request.Message.StandingAddress,
        Request.Message.Sender));

    // Nobody spoke when an occurrence of the schedule came due. What was delivered late was heard when it was written.
    private DateTimeOffset? HeardAt => Request.Occurrence is not null ? null
        : Request.Message.WrittenAt is { } written && written < Row.ReceivedAt ? written : Row.ReceivedAt;

    /// <summary>What this message has come to.</summary>
    /// <param name="deadBecause">Why it is given up; null for one that was handled.</param>
    /// <param name="failure">What made it fail.</param>
    /// <param name="note">What its row says although it was handled; null for nothing.</param>
    public HandlingResult End(string? deadBecause = null, Exception? failure = null, string? note = null)
    {
        var said = HasReply ? Reply.Join(_replies) : null;
        var (reply, memory) = Dialogue?.Close(said, _memory, Language) ?? (said, _memory);
        return new(
            new()
            {
                Message = Row,
                DeadBecause = deadBecause,
                Note = note,
                SettledCommands = _settled,
                Answer = reply is null
                    ? null
                    : new(Request.Channel, Request.Message.ReplyTo, reply, Request.Message.IsAnsweredInline, HeardAt),
                Journal = [.. _journal],
                Schedules = [.. _schedules],
                Memory = memory,
                MemoryVersion = MemoryVersion,
            },
            failure,
            [.. Touched])
        {
            Language = Language,
        };
    }
}
