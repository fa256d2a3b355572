namespace Alfred.Recovery;

/// <summary>What is done at most once in a while, by the monotonic clock. Due at once at first.</summary>
internal sealed class Periodic(TimeSpan interval, TimeProvider clock)
{
    private long? _doneAt;

    /// <summary>Whether it is time; saying so counts as having done it.</summary>
    public bool IsDue()
    {
        if (_doneAt is { } at && clock.GetElapsedTime(at) < interval)
            return false;
        _doneAt = clock.GetTimestamp();
        return true;
    }
}
