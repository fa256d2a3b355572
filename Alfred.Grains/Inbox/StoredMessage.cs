namespace Alfred.Inbox;

/// <summary>A waiting row of the inbox with the body it came in.</summary>
internal sealed record StoredMessage
{
    /// <summary>
    /// A message that fails by its own fault is tried so often; then it becomes a dead letter and the conversation goes on.
    /// </summary>
    public const int MaxAttempts = 5;

    /// <summary>No wait between two tries is longer.</summary>
    public static readonly TimeSpan MaxRetryDelay = RetryDelay(MaxAttempts);

    /// <summary>The wait after a failed try: 0.5 s, doubled each time.</summary>
    /// <param name="attempt">The number of the try that failed, from 1.</param>
    public static TimeSpan RetryDelay(int attempt) => TimeSpan.FromSeconds(0.5 * (1 << (attempt - 1)));

    public required long Id { get; init; }

    public required DeliveryKey Key { get; init; }

    public required ChannelName Channel { get; init; }

    public required ConversationId Conversation { get; init; }

    public required int Ordinal { get; init; }

    public required string ContentType { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The stored plan as JSON; null when none was stored.</summary>
    public string? Plan { get; init; }

    /// <summary>How many commands an earlier life of this message settled: a replay starts behind them.</summary>
    public int SettledCommands { get; init; }

    /// <summary>True when an operator let it run again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>What it takes to complete it: see the row's column. 0 for one that was just stored.</summary>
    public int Version { get; init; }

    /// <summary>True when it was handed over by whoever stored it a moment ago: nobody has begun it.</summary>
    public bool IsFresh { get; init; }

    /// <summary>How many tries failed by the message's own fault.</summary>
    public int Attempts { get; init; }

    /// <summary>Not to be tried before; in the past for a row that never failed.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
