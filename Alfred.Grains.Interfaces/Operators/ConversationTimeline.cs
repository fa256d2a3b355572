namespace Alfred.Operators;

/// <summary>A conversation and its messages, latest first.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Messages">Some of its messages.</param>
public sealed record ConversationTimeline(ConversationRow Conversation, PageOf<TimelineMessage> Messages);

/// <summary>A message on its way through the instance. Holds nothing of what was written.</summary>
public sealed record TimelineMessage
{
    /// <summary>Its row in the inbox.</summary>
    public required long Row { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was written, where that was noticeably before; else null.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The channel that it came by, or <c>schedule</c>.</summary>
    public required string Channel { get; init; }

    /// <summary><c>waiting</c>, <c>done</c>, <c>dead</c> or <c>quarantined</c>.</summary>
    public required string State { get; init; }

    /// <summary>How many tries failed.</summary>
    public int Attempts { get; init; }

    /// <summary>How often an operator let it run again.</summary>
    public int Replays { get; init; }

    /// <summary>What was noted of it last; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>When it was completed or given up; null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>How it was understood, in words of the product.</summary>
    public required string Understood { get; init; }

    /// <summary>The actions that changed something, in order.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];

    /// <summary>What was answered.</summary>
    public ImmutableArray<TimelineReply> Replies { get; init; } = [];
}

/// <summary>A reply on its way out.</summary>
/// <param name="Row">Its row in the outbox.</param>
/// <param name="State">The row's state: <c>pending</c>, <c>sent</c>, <c>uncertain</c>, <c>held</c>, <c>dead</c>.</param>
/// <param name="Stage">What the receipts say: <c>no news</c>, <c>failed</c>, <c>sent</c>, <c>delivered</c>, <c>read</c>.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="SettledAt">When it was sent or given up; null for neither.</param>
/// <param name="Note">Why it is as it is; null for nothing.</param>
public sealed record TimelineReply(
    long Row, string State, string Stage, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt, string? Note);

/// <summary>What a message says and what was answered: personal data.</summary>
/// <param name="Row">Its row in the inbox.</param>
/// <param name="Text">What the person wrote; null for what is no text.</param>
/// <param name="From">The conversation's address: a phone number, a Slack channel.</param>
/// <param name="Effects">What the journal says was done.</param>
/// <param name="Replies">What was answered.</param>
public sealed record RevealedMessage(
    long Row, string? Text, string? From, ImmutableArray<string> Effects, ImmutableArray<string> Replies)
{
    /// <summary>Hides everything but the row.</summary>
    public override string ToString() => $"(message {Row})";
}
