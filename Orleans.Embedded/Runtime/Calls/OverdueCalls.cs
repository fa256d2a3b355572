namespace Orleans.Embedded;

/// <summary>Fails calls whose callers have waited long enough: one timer for the silo, set to the next second or the next due call.</summary>
internal sealed class OverdueCalls : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Silo _silo;
    private readonly ITimer _timer;

    public OverdueCalls(Silo silo)
    {
        _silo = silo;
        _timer = silo.Time.CreateTimer(static state => ((OverdueCalls)state!).Look(), this, LongestPause, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var now = _silo.Time.GetTimestamp();
        var next = long.MaxValue;
        foreach (var activation in _silo.Directory.Activations)
            next = Math.Min(next, activation.FailOverdue(now, _silo.ResponseTimeout));

        var pause = next == long.MaxValue ? LongestPause : _silo.Time.GetElapsedTime(now, next);
        _timer.Change(pause < LongestPause ? pause : LongestPause, Timeout.InfiniteTimeSpan);
    }
}
