namespace Alfred.Recovery;

/// <summary>Notices that the clock on the wall was set back, by comparing it with the monotonic clock.</summary>
internal sealed class ClockRollbackDetector(TimeProvider clock)
{
    /// <summary>Clocks that are kept right drift and are nudged by less.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private DateTimeOffset _wall = clock.GetUtcNow();
    private long _steady = clock.GetTimestamp();

    /// <summary>By how much the clock was set back since the last question; null when it was not.</summary>
    public TimeSpan? TakeRollback()
    {
        var (wall, steady) = (clock.GetUtcNow(), clock.GetTimestamp());
        var by = _wall + clock.GetElapsedTime(_steady, steady) - wall;
        (_wall, _steady) = (wall, steady);
        return by > Tolerance ? by : null;
    }
}
