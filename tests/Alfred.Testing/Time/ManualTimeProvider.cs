namespace Alfred.Testing;

/// <summary>
/// A clock that moves only when a test says so. Stands in for Microsoft.Extensions.TimeProvider.Testing, with its names. Timers fire inside
/// <see cref="Advance"/>, in the order of their due times, each seeing the time it was due at.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan AtLeast, TimeSpan AtMost, TaskCompletionSource Set)> _awaited = [];
    private DateTimeOffset _now;

    /// <summary>By how much the clock on the wall differs from the steady one that timers and timestamps go by.</summary>
    private TimeSpan _stepped;

    /// <summary>A clock that stands at a moment; by default at an ordinary Sunday noon.</summary>
    public ManualTimeProvider(DateTimeOffset? start = null) =>
        _now = start ?? new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now + _stepped;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
            return _now.UtcTicks;
    }

    /// <summary>Moves on and fires what becomes due.</summary>
    public void Advance(TimeSpan by) => SetUtcNow(GetUtcNow() + by);

    /// <summary>Lets time pass until a moment. One in the past is a clock that is set back.</summary>
    public void SetUtcNow(DateTimeOffset moment)
    {
        if (moment < GetUtcNow())
        {
            Step(moment - GetUtcNow());
            return;
        }

        DateTimeOffset steady;
        lock (_gate)
            steady = moment - _stepped;
        while (TakeDue(steady) is { } timer)
            timer.Fire();
        lock (_gate)
            _now = steady;
    }

    /// <summary>Sets the clock on the wall forward or back while no time passes: timers and timestamps do not notice.</summary>
    public void Step(TimeSpan by)
    {
        lock (_gate)
            _stepped += by;
    }

    /// <summary>Moves to the next timer's moment and fires it; false when none is set.</summary>
    public bool AdvanceToNextTimer()
    {
        DateTimeOffset? next;
        lock (_gate)
            next = _timers.Min(timer => timer.Due);
        if (next is not { } moment)
            return false;
        TimeSpan stepped;
        lock (_gate)
            stepped = _stepped;
        SetUtcNow(moment + stepped);
        return true;
    }

    /// <summary>Ends once a timer is set that fires in exactly this time: then moving on by it misses nothing.</summary>
    public Task TimerDueInAsync(TimeSpan due, TimeSpan patience) => TimerSetWithinAsync(due, due, patience);

    /// <summary>Ends once a timer is set that fires after a time between these, both included: for waits with something random in them.</summary>
    public Task TimerSetWithinAsync(TimeSpan atLeast, TimeSpan atMost, TimeSpan patience)
    {
        var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_timers.Exists(timer => timer.Due >= _now + atLeast && timer.Due <= _now + atMost))
                return Task.CompletedTask;
            _awaited.Add((atLeast, atMost, set));
        }

        return set.Task.WaitAsync(patience);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeDue(DateTimeOffset moment)
    {
        lock (_gate)
        {
            var timer = _timers.Where(candidate => candidate.Due <= moment).MinBy(candidate => candidate.Due);
            if (timer is null)
                return null;
            if (timer.Due > _now)
                _now = timer.Due.Value;
            timer.MoveOn();
            return timer;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var firesNow = dueTime == TimeSpan.Zero;
            lock (clock._gate)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                foreach (var (_, _, set) in clock._awaited.FindAll(awaited => dueTime >= awaited.AtLeast && dueTime <= awaited.AtMost))
                    set.TrySetResult();
                if (firesNow)
                    MoveOn();
            }

            // As with a real timer: due at once means on the pool, not inside the caller.
            if (firesNow)
                ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void MoveOn() => Due = _period > TimeSpan.Zero ? (Due ?? clock._now) + _period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
