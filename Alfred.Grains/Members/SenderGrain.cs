namespace Alfred.Members;

/// <summary>Counts one person's messages.</summary>
[GrainType("sender")]
internal sealed partial class SenderGrain(SenderLimit limit, ILogger<SenderGrain> log) : Grain, ISenderGrain
{
    private static readonly TimeSpan RefusalInterval = TimeSpan.FromHours(24);

    private readonly SenderRateLimiter _pace = new(limit.PerMinute);
    private (long Message, DateTimeOffset At)? _refused;

    public Task<Admission> AdmitAsync(long message, DateTimeOffset receivedAt)
    {
        var admission = _pace.Take(message, receivedAt);
        if (admission == Admission.RefusedFirst)
            LogBurst(log, message, limit.PerMinute);
        return Task.FromResult(admission);
    }

    public Task<bool> RefuseAsync(long message, DateTimeOffset now)
    {
        if (_refused is { } refused && (now - refused.At).Duration() < RefusalInterval)
            return Task.FromResult(refused.Message == message);
        _refused = (message, now);
        DelayDeactivation(RefusalInterval);
        return Task.FromResult(true);
    }

    [LoggerMessage(700, LogLevel.Warning,
        "Message {Id} is not run: its sender wrote more than {Limit} within a minute. What is skipped in this burst is among the " +
            "dead letters")]
    private static partial void LogBurst(ILogger logger, long id, int limit);
}

/// <summary>
/// Decides which messages of one person are acted on: at most so many within any minute, counted by when they came in. Those that are not
/// acted on do not count, so that somebody who keeps writing is heard again after a minute.
/// </summary>
internal sealed class SenderRateLimiter(int perMinute)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _admitted = new();
    private readonly Dictionary<long, Admission> _given = [];
    private readonly Queue<long> _givenInOrder = new();
    private DateTimeOffset? _refusedAt;

    /// <summary>Decides about a message; for one that was decided before, the same.</summary>
    public Admission Take(long message, DateTimeOffset receivedAt)
    {
        if (_given.TryGetValue(message, out var given))
            return given;
        var admission = Decide(receivedAt);
        Remember(message, admission);
        return admission;
    }

    private Admission Decide(DateTimeOffset receivedAt)
    {
        // Only so many can be within a minute; of a clock that was set back, the times are far away on the other side.
        if (_admitted.Count(at => IsNear(at, receivedAt)) < perMinute)
        {
            _admitted.Enqueue(receivedAt);
            if (_admitted.Count > perMinute)
                _admitted.Dequeue();
            return Admission.Admitted;
        }

        var isFirst = _refusedAt is not { } before || !IsNear(before, receivedAt);
        _refusedAt = receivedAt;
        return isFirst ? Admission.RefusedFirst : Admission.Refused;
    }

    /// <summary>A message may be tried again much later; what is remembered is bounded by number, not by time.</summary>
    private void Remember(long message, Admission admission)
    {
        _given.Add(message, admission);
        _givenInOrder.Enqueue(message);
        if (_givenInOrder.Count > 2 * perMinute + 100)
            _given.Remove(_givenInOrder.Dequeue());
    }

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() < Window;
}

/// <summary>How many messages of one person are acted on within a minute (<c>SENDER_LIMIT</c>).</summary>
/// <param name="PerMinute">0 for no limit.</param>
internal sealed record SenderLimit(int PerMinute)
{
    /// <summary>What a message that was not acted on is put away with, for the operator.</summary>
    public string Reason => $"not run: more than {PerMinute} messages of one person within a minute (SENDER_LIMIT)";
}
