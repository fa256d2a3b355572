namespace Alfred.Outbox;

/// <summary>
/// One write of a conversation to the outbox: what came of a send, then the claim of the next one. Either may be missing.
/// </summary>
/// <param name="Conversation">Whose.</param>
/// <param name="Ended">The send that ended and what follows from it.</param>
/// <param name="Claim">
/// Names the attempt that is to begin; null to begin none. The same again when the answer to an earlier write was lost: sends begin behind
/// the answer, so that a row with this claim was not sent.
/// </param>
internal sealed record OutboxStep(ConversationId Conversation, EndedSend? Ended, Guid? Claim);

/// <summary>A send that ended.</summary>
/// <param name="Id">The row.</param>
/// <param name="Claim">The attempt.</param>
/// <param name="Result">What follows from it.</param>
internal sealed record EndedSend(long Id, Guid Claim, SettlementResult Result);

/// <summary>What the outbox holds behind a step.</summary>
/// <param name="Head">The first open row of the conversation; null when there is none, or none was to be claimed.</param>
/// <param name="HasMore">Whether something is open; only said when nothing was to be claimed.</param>
internal sealed record OutboxStepResult(OutboxHead? Head, bool HasMore);

/// <summary>The first open row of a conversation.</summary>
/// <param name="Row">The row; null when it cannot be read (a newer version wrote it).</param>
/// <param name="Id">Its number.</param>
/// <param name="State">What the database says of it.</param>
/// <param name="At">When to look again: when it is due, or when the claim of another attempt runs out.</param>
internal sealed record OutboxHead(ClaimedReply? Row, long Id, HeadState State, DateTimeOffset At);

/// <summary>What is to be done with a conversation's first open row.</summary>
internal enum HeadState
{
    /// <summary>This attempt has it: send it.</summary>
    Claimed = 0,

    /// <summary>It waits for its time.</summary>
    Pending = 1,

    /// <summary>Another attempt has it.</summary>
    Sending = 2,

    /// <summary>An attempt ended without an answer: when it is due, ask whether it was sent.</summary>
    Uncertain = 3,
}

/// <summary>An outbox row whose sending this process has begun: its state says so in the database before the request leaves.</summary>
/// <param name="Channel">The channel that sends it.</param>
/// <param name="Message">What is sent.</param>
/// <param name="Attempts">How many attempts there were, this one included.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="WasUncertain">True when an earlier attempt ended without an answer.</param>
/// <param name="Claim">Names the attempt: an end counts only while the row still carries it.</param>
internal sealed record ClaimedReply(
    ChannelName Channel, OutboundMessage Message, int Attempts, DateTimeOffset CreatedAt, bool WasUncertain, Guid Claim)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// True for what does not answer words that were just written: it was set up at another time, waited for its person to write, or is
    /// sent once more. What took long to answer counts as such, too.
    /// </summary>
    public bool IsProactive => Message.HeardAt is not { } heard || heard > CreatedAt || CreatedAt - heard > AnswerTime;

    /// <summary>Since when it could be delivered: what waited for its person to write may be days old by then.</summary>
    public DateTimeOffset Since => Message.HeardAt is { } heard && heard > CreatedAt ? heard : CreatedAt;
}
