namespace Alfred.Outbox;

/// <summary>What follows from a send's result. A closed family; decided without any I/O.</summary>
internal abstract record SettlementResult
{
    private SettlementResult() { }

    public sealed record Sent(string? ProviderId) : SettlementResult;

    public sealed record Retry(DateTimeOffset Due, string Reason, DateTimeOffset? ChannelPausedUntil = null) : SettlementResult;

    public sealed record Uncertain(DateTimeOffset Due, string Reason) : SettlementResult;

    public sealed record Held(string Reason) : SettlementResult;

    public sealed record Dead(string Reason) : SettlementResult;

    /// <summary>An uncertain row is due and there was no news of it: it goes out once more, or is given up.</summary>
    /// <param name="IsAbsent">True when the provider was asked and has it not, so that nothing can be doubled.</param>
    public sealed record ResendOrGiveUp(bool IsAbsent) : SettlementResult;

    /// <summary>A claim that is given back without an attempt: its channel has to wait.</summary>
    public sealed record Postponed(DateTimeOffset Due) : SettlementResult;

    /// <summary>Its name as a label of metrics: <c>sent</c>, <c>retry</c>.</summary>
    public string Name => this switch
    {
        Sent => "sent",
        Retry => "retry",
        Uncertain => "uncertain",
        Held => "held",
        Dead => "dead",
        ResendOrGiveUp => "resend",
        _ => "postponed",
    };

    /// <summary>How long to wait for news before a cut-off send is repeated.</summary>
    public static readonly TimeSpan ReceiptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A reply that could not be delivered for this long is of no use any more.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private static readonly TimeSpan StoppedPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    /// <summary>Decides.</summary>
    /// <param name="row">The row that was tried.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">0 to 1, drawn for this decision: spreads what would otherwise come back all at once.</param>
    public static SettlementResult Of(ClaimedReply row, SendResult result, DateTimeOffset now, double jitter) => result switch
    {
        SendResult.Sent sent => new Sent(sent.ProviderId),
        SendResult.Refused or SendResult.Held when row.Message.Reply.IsToStranger => new Sent(ProviderId: null),
        SendResult.Later when row.Message.Reply.IsToStranger && now - row.Since > MaxAge => new Sent(ProviderId: null),
        SendResult.Refused refused => new Dead(refused.Reason),
        SendResult.Held held => new Held(held.Reason),
        SendResult.Unknown unknown when row.WasUncertain => new Dead($"sent twice without an answer: {unknown.Reason}"),
        SendResult.Unknown unknown => new Uncertain(now + ReceiptTimeout, unknown.Reason),
        SendResult.Stopped stopped => new Retry(now + StoppedPause, stopped.Reason, now + StoppedPause),
        SendResult.Later later when now - row.Since > MaxAge => new Dead($"given up after {MaxAge.TotalHours:0} h: {later.Reason}"),
        SendResult.Later later => BackOff(row, later, now, jitter),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType().Name, "not a send result"),
    };

    /// <summary>Decides about an uncertain row that is due.</summary>
    public static SettlementResult Of(SendEvidence evidence) => evidence switch
    {
        SendEvidence.Found found => new Sent(found.ProviderId),
        SendEvidence.Absent => new ResendOrGiveUp(IsAbsent: true),
        SendEvidence.Unknown => new ResendOrGiveUp(IsAbsent: false),
        _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.GetType().Name, "no evidence"),
    };

    /// <summary>Exponential back-off from 1 s to 5 min with up to half of it as jitter, never before the provider allows.</summary>
    private static Retry BackOff(ClaimedReply row, SendResult.Later later, DateTimeOffset now, double jitter)
    {
        var backOff = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(row.Attempts - 1, 20)), MaxWait.TotalSeconds)) * (1 + jitter / 2);
        var wait = later.RetryAfter is { } asked && asked > backOff ? asked : backOff;
        var due = now + wait;
        return new(due, later.Reason, later.Scope == PauseScope.Channel ? now + (later.RetryAfter ?? wait) : null);
    }
}
