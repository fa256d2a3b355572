namespace Alfred.Gateway.Access;

/// <summary>
/// Lets a few lines of one kind through each minute and counts the others: whoever can reach the listener could otherwise fill the log.
/// Safe for concurrent use.
/// </summary>
internal sealed class LogSampler(TimeProvider clock)
{
    /// <summary>How many lines of a kind stand in the log for a minute.</summary>
    public const int PerMinute = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long _windowStart = clock.GetTimestamp();
    private int _taken;
    private long _leftOut;

    /// <summary>True when this one is to be logged.</summary>
    /// <param name="leftOut">How many were not, since the last that was.</param>
    public bool TryTake(out long leftOut)
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_windowStart) >= Window)
                (_windowStart, _taken) = (clock.GetTimestamp(), 0);
            leftOut = _leftOut;
            if (_taken == PerMinute)
            {
                _leftOut++;
                return false;
            }

            _taken++;
            _leftOut = 0;
            return true;
        }
    }
}
