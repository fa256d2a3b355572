using Alfred.Conversations;
using Alfred.Inbox;

namespace Alfred.Completions;

/// <summary>
/// Everything that the end of a message writes: the inbox row, the journal, the schedule, the conversation's memory and what is to be
/// sent. One transaction, all or nothing.
/// </summary>
internal sealed record Completion
{
    /// <summary>Stands for whatever the conversation remembers.</summary>
    public const long AnyMemory = -1;

    /// <summary>The message that ends.</summary>
    public required StoredMessage Message { get; init; }

    /// <summary>Why it is given up; null for one that was handled.</summary>
    public string? DeadBecause { get; init; }

    /// <summary>What the row says although it was handled; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>How many commands of its plan are settled by this.</summary>
    public int SettledCommands { get; init; }

    /// <summary>What to answer and where; null for silence.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Journal lines, by command.</summary>
    public ImmutableArray<JournalLine> Journal { get; init; } = [];

    /// <summary>Schedule changes with what an occurrence needs to know; the last change of a name wins.</summary>
    public ImmutableArray<ScheduleLine> Schedules { get; init; } = [];

    /// <summary>The version of the memory that this was decided by; <see cref="AnyMemory"/> for what was decided by none.</summary>
    public required long MemoryVersion { get; init; }

    /// <summary>Claims the answer for the HTTP response that waits for it; null leaves it to the outbox.</summary>
    public Guid? InlineClaim { get; init; }

    /// <summary>What the conversation remembers from now on; null leaves it.</summary>
    public ConversationMemory? Memory { get; init; }
}

/// <summary>A reply on its way into the outbox.</summary>
/// <param name="Channel">The channel that sends it.</param>
/// <param name="To">Where to.</param>
/// <param name="Reply">What it says.</param>
/// <param name="IsInline">True when the open HTTP response may carry it.</param>
/// <param name="HeardAt">When the person wrote what it answers; null for an occurrence of the schedule.</param>
internal sealed record Answer(ChannelName Channel, Address To, Reply Reply, bool IsInline, DateTimeOffset? HeardAt);

/// <summary>A journal row.</summary>
/// <param name="CommandId">The command, which has one row.</param>
/// <param name="Member">Who it was, by the id that stays the same and the name of then.</param>
/// <param name="Action">What ran.</param>
/// <param name="Note">What is noted of it.</param>
internal sealed record JournalLine(string CommandId, (MemberId Id, string Name) Member, ActionName Action, JournalNote Note);

/// <summary>A schedule change and where its occurrences will speak.</summary>
/// <param name="Change">The change.</param>
/// <param name="Conversation">The conversation whose schedule it is, by its opaque key.</param>
/// <param name="Channel">The channel that carries what an occurrence says.</param>
/// <param name="Address">Where to.</param>
/// <param name="Sender">The member on whose behalf it runs.</param>
internal sealed record ScheduleLine(
    ScheduleChange Change, ConversationId Conversation, ChannelName Channel, Address Address, Identity Sender);
