namespace Alfred.Sandbox.Clocks;

/// <summary>
/// A clock that can be moved forward while the process runs: for the sandbox, never for production. What waits longer than
/// <see cref="MaxRealLimit"/> comes earlier by as much as the clock was moved. Shorter waits and <see cref="GetTimestamp"/> keep real time:
/// they limit or measure what runs at this moment (a call, an answer), which a moved clock makes no slower.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    /// <summary>The longest wait that is taken for a limit of something that runs now.</summary>
    public static readonly TimeSpan MaxRealLimit = TimeSpan.FromMinutes(1);

    /// <summary>The farthest move at once.</summary>
    public static readonly TimeSpan MaxMove = TimeSpan.FromDays(366);

    private readonly TimeProvider _real;
    private readonly Lock _gate = new();
    private readonly HashSet<MovableTimer> _waiting = [];
    private readonly Action<TimeSpan>? _moved;
    private TimeSpan _ahead;

    /// <summary>Begins with a clock that runs.</summary>
    /// <param name="real">What it goes on with.</param>
    /// <param name="ahead">How far it is ahead from the start.</param>
    /// <param name="moved">Told how far it is ahead after each move, before anything fires; null when nobody keeps it.</param>
    public MovableClock(TimeProvider real, TimeSpan ahead = default, Action<TimeSpan>? moved = null)
    {
        _real = real;
        _ahead = ahead;
        _moved = moved;
    }

    /// <summary>How far this clock is ahead of the real one.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (_gate)
                return _ahead;
        }
    }

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + Ahead;

    public override long GetTimestamp() => _real.GetTimestamp();

    /// <summary>Moves on; whatever became due by that fires at once, each timer once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Back in time, or farther than <see cref="MaxMove"/>.</exception>
    public void Move(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, MaxMove);
        lock (_gate)
        {
            _moved?.Invoke(_ahead + by);
            _ahead += by;
            foreach (var timer in _waiting)
                timer.ComeEarlier(by);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class MovableTimer : ITimer
    {
        private readonly MovableClock _clock;
        private readonly ITimer _timer;
        private readonly TimerCallback _callback;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private long _armedAt;
        private TimeSpan _wait;

        public MovableTimer(MovableClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _timer = clock._real.CreateTimer(Fire, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period;
                Await(dueTime);
                return _timer.Change(dueTime, period);
            }
        }

        /// <summary>Called inside the clock's lock.</summary>
        public void ComeEarlier(TimeSpan by)
        {
            var left = _wait - _clock._real.GetElapsedTime(_armedAt) - by;
            _armedAt = _clock._real.GetTimestamp();
            _wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            _timer.Change(_wait, _period);
        }

        public void Dispose()
        {
            lock (_clock._gate)
                _clock._waiting.Remove(this);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(object? state)
        {
            lock (_clock._gate)
                Await(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
            _callback(state);
        }

        private void Await(TimeSpan wait)
        {
            _wait = wait;
            _armedAt = _clock._real.GetTimestamp();
            if (wait > MaxRealLimit)
                _clock._waiting.Add(this);
            else
                _clock._waiting.Remove(this);
        }
    }
}
