namespace Alfred.Conversations;

/// <summary>What a conversation remembers between two messages. Replaced whole by the transaction that completes a message.</summary>
public sealed record ConversationMemory
{
    /// <summary>A conversation that remembers nothing.</summary>
    public static readonly ConversationMemory Empty = new();

    /// <summary>The kind of the list shown last, such as <c>groceries</c>; null when none was. "2" means its second entry.</summary>
    public string? ListShown { get; init; }

    /// <summary>The entries of that list in the order shown.</summary>
    public ImmutableArray<string> Entries { get; init; } = [];

    /// <summary>The name of the grocery list that was changed last; null for the ordinary one. "Undo" means a change of that one.</summary>
    public string? ListChanged { get; init; }

    /// <summary>Where somebody of the conversation is shopping; null when nobody is.</summary>
    public ShoppingTrip? Shopping { get; init; }

    /// <summary>
    /// What was spoken of lately that can be put off, the last one last, at most <see cref="MaxTold"/>: what "snooze" alone means. Kept by
    /// the conversation itself.
    /// </summary>
    public ImmutableArray<ToldSubject> Told { get; init; } = [];

    /// <summary>The most subjects that are remembered.</summary>
    public const int MaxTold = 3;

    /// <summary>
    /// What was asked last and may still be answered; null for nothing. Kept by the conversation itself: actions leave it alone.
    /// </summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>
    /// The questions that controls answered (<see cref="AnsweredQuestion.Key"/>), the latest last, at most
    /// <see cref="MaxAnswered"/>: a second click on one does nothing. Kept by the conversation itself.
    /// </summary>
    public ImmutableArray<string> Answered { get; init; } = [];

    /// <summary>The most questions that are remembered as answered: older ones have no controls any more.</summary>
    public const int MaxAnswered = 50;

    /// <summary>
    /// What members asked for and have to approve, the latest last, at most <see cref="MaxApprovals"/>. Kept by the conversation itself.
    /// </summary>
    public ImmutableArray<PendingApproval> Approvals { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The most approvals that wait in one conversation.</summary>
    public const int MaxApprovals = 10;

    /// <summary>
    /// When somebody was last told that only words are read; null for not yet. An album is several messages, and one answer is enough.
    /// </summary>
    public DateTimeOffset? WordlessAt { get; init; }

    /// <summary>
    /// What was said lately, oldest first, for the model: empty in an instance without one. Kept by the conversation itself.
    /// </summary>
    public ImmutableArray<RecentTurn> Turns { get; init; } = [];

    /// <summary>When somebody was last told that the model's budget is used up; null for not yet.</summary>
    public DateTimeOffset? BudgetToldAt { get; init; }

    /// <summary>When a stranger was last told that this is a private place; null for a member's conversation.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>The memory once something was spoken of.</summary>
    public ConversationMemory Tell(Subject subject, DateTimeOffset at) => this with
    {
        Told =
        [
            .. Told.Where(told => (told.Subject.Skill, told.Subject.Entry) != (subject.Skill, subject.Entry)).TakeLast(MaxTold - 1),
            new(subject, at),
        ],
    };

    /// <summary>
    /// What somebody may mean who names nothing: what was spoken of last, and what came so shortly before it that it may be meant as well.
    /// Empty when that was more than a day ago.
    /// </summary>
    public ImmutableArray<Subject> SubjectsAt(DateTimeOffset now) => Told is [.., var last] && now - last.At <= TimeSpan.FromDays(1)
        ? [.. Told.Where(told => last.At - told.At <= TimeSpan.FromMinutes(10)).Select(static told => told.Subject)]
        : [];
}

/// <summary>Something that was spoken of.</summary>
/// <param name="Subject">What.</param>
/// <param name="At">When (UTC).</param>
public sealed record ToldSubject(Subject Subject, DateTimeOffset At);

/// <summary>
/// One message of a member and what was done about it. Nothing that was read out is kept: it may be somebody else's words.
/// </summary>
/// <param name="By">The member.</param>
/// <param name="At">When it was received (UTC).</param>
/// <param name="Said">What they wrote, shortened.</param>
/// <param name="Did">What it was taken as, in the words of plans: <c>groceries.add items=milk</c>; empty for nothing.</param>
public sealed record RecentTurn(MemberId By, DateTimeOffset At, string Said, string Did);

/// <summary>A way through a store, from "I'm at Lidl" to "done shopping".</summary>
/// <param name="Place">The store or the list, as typed; null for the ordinary list.</param>
/// <param name="At">When it began or something was last ticked off (UTC).</param>
public sealed record ShoppingTrip(string? Place, DateTimeOffset At);
