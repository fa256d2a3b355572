using Microsoft.Extensions.Time.Testing;

namespace Alfred.Testing;

/// <summary>
/// The package's fake clock, at an ordinary Sunday noon unless told otherwise, and the two things that it lacks: a wall clock that is set
/// while the monotonic one stands, and waiting until somebody has set a timer. A test that needs neither takes
/// <see cref="FakeTimeProvider"/>.
/// </summary>
/// <remarks>
/// What one has to know about the package's clock. <see cref="FakeTimeProvider.Advance"/> moves the time first and then fires what is due,
/// one after the other in the order of due times, on the caller's thread: every callback sees the new time, and a loop that waits behind
/// each of its rounds goes round once, however far the clock moves. One thread fires at a time: a callback that blocks keeps every other
/// timer from firing, so a test must not block in one for what another timer brings. What awaits a delay goes on inside <c>Advance</c> up
/// to its first real wait. A timer that is due at once fires before the call that set it returns. Loops that ask the clock for the deadline
/// and set a timer of no time at all while it is past never let <c>Advance</c> end: Orleans' own loops do, which is why they go by real
/// time (<see cref="TimeProvider.System"/>) wherever this clock drives the grains.
/// </remarks>
public sealed class TestClock(DateTimeOffset? start = null) : FakeTimeProvider(
    start ?? new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _gate = new();
    private readonly HashSet<WatchedTimer> _timers = [];
    private readonly List<(TimeSpan AtLeast, TimeSpan AtMost, TaskCompletionSource Set)> _awaited = [];
    private long _stepped;

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() - Interlocked.Read(ref _stepped);

    /// <summary>Sets the clock on the wall forward or back while no time passes: timers and timestamps do not notice.</summary>
    public void Step(TimeSpan by)
    {
        Interlocked.Add(ref _stepped, by.Ticks);
        AdjustTime(GetUtcNow() + by);
    }

    /// <summary>Ends once a timer is set that fires in exactly this time: then moving on by it misses nothing.</summary>
    public Task TimerDueInAsync(TimeSpan due, TimeSpan patience) => TimerSetWithinAsync(due, due, patience);

    /// <summary>
    /// Ends once a timer is set that fires after a time between these, both included: for waits with something random in them.
    /// </summary>
    public Task TimerSetWithinAsync(TimeSpan atLeast, TimeSpan atMost, TimeSpan patience)
    {
        var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var now = GetTimestamp();
        lock (_gate)
        {
            if (_timers.Any(timer => timer.DueAfter(now) is { } due && due >= now + atLeast.Ticks && due <= now + atMost.Ticks))
                return Task.CompletedTask;
            _awaited.Add((atLeast, atMost, set));
        }

        return set.Task.WaitAsync(patience);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private void NoteSet(TimeSpan due)
    {
        lock (_gate)
        {
            foreach (var awaited in _awaited.FindAll(awaited => due >= awaited.AtLeast && due <= awaited.AtMost))
            {
                awaited.Set.TrySetResult();
                _awaited.Remove(awaited);
            }
        }
    }

    private void Forget(WatchedTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    private sealed class WatchedTimer(TestClock clock, ITimer timer) : ITimer
    {
        private long _setAt;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private TimeSpan _due = Timeout.InfiniteTimeSpan;

        /// <summary>The timestamp at which it fires next; one that has fired for the last time keeps its last.</summary>
        public long? DueAfter(long now)
        {
            if (_due < TimeSpan.Zero)
                return null;
            var first = _setAt + _due.Ticks;
            return now < first || _period <= TimeSpan.Zero ? first : first + ((((now - first) / _period.Ticks) + 1) * _period.Ticks);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Not under the lock: asking the package's clock for the time fires what is due.
            var now = clock.GetTimestamp();
            lock (clock._gate)
                (_setAt, _due, _period) = (now, dueTime, period);
            if (!timer.Change(dueTime, period))
                return false;
            clock.NoteSet(dueTime);
            return true;
        }

        public void Dispose()
        {
            clock.Forget(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
