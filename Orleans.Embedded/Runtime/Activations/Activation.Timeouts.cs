namespace Orleans.Embedded;

/// <summary>Calls whose callers have waited long enough.</summary>
internal sealed partial class Activation
{
    /// <summary>Fails the calls that are overdue; returns when the next one is due, or the latest time there is.</summary>
    internal long FailOverdue(long now, TimeSpan limit)
    {
        if (_running.Count == 0 && _waiting.Count == 0) return long.MaxValue;
        List<GrainRequest>? overdue = null;
        var next = long.MaxValue;
        lock (_gate)
        {
            Collect(_running.First, now, limit, ref overdue, ref next);
            Collect(_waiting.First, now, limit, ref overdue, ref next);
            foreach (var request in overdue ?? [])
            {
                // A waiting call is not made any more: its caller has gone.
                if (!IsRunning(request)) RemoveWaiting(request);
            }
        }

        foreach (var request in overdue ?? [])
        {
            Silo.Telemetry.CallTimedOut(GrainId);
            Silo.Log.Overdue(request, limit);
        }

        return next;
    }

    private void Collect(GrainRequest? request, long now, TimeSpan limit, ref List<GrainRequest>? overdue, ref long next)
    {
        for (; request is not null; request = request.Next)
        {
            if (request.IsOneWay || request.IsAnswered) continue;
            var due = request.SentAt + (long)((request.Method.Timeout ?? limit).TotalSeconds * Silo.Time.TimestampFrequency);
            if (due > now) next = Math.Min(next, due);
            else if (request.FailOverdue(request.Method.Timeout ?? limit, isRunning: IsRunning(request))) (overdue ??= []).Add(request);
        }
    }

    private bool IsRunning(GrainRequest wanted)
    {
        for (var request = _running.First; request is not null; request = request.Next)
        {
            if (ReferenceEquals(request, wanted)) return true;
        }

        return false;
    }

    private void RemoveWaiting(GrainRequest request)
    {
        _waiting.Remove(request);
        Release(request);
        if (MayOvertake(request)) _waitingThatMayOvertake--;
    }
}
