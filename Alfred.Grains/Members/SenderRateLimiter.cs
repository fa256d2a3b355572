namespace Alfred.Members;

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
