using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The reminders in memory in the order of their next ticks: one timer, set to the first of them.</summary>
internal sealed class ReminderSchedule(Silo silo) : IDisposable
{
    // Timers take no longer time; a later tick is reached in several steps.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(40);

    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId, string), ScheduledReminder> _reminders = [];
    private readonly PriorityQueue<ScheduledReminder, DateTime> _queue = new();
    private ITimer? _timer;
    private int _changes;

    /// <summary>Counts what this silo changed, so that a table read before a change is not taken for newer.</summary>
    public int Changes
    {
        get
        {
            lock (_gate) return _changes;
        }
    }

    /// <summary>Ticks from now on.</summary>
    public void Start()
    {
        lock (_gate)
        {
            silo.Telemetry.Count(() => _reminders.Count);
            _timer = silo.Time.CreateTimer(static state => ((ReminderSchedule)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Arm();
        }
    }

    /// <summary>Ticks no more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    /// <summary>Takes a new or changed reminder.</summary>
    public void Set(ReminderEntry entry)
    {
        lock (_gate)
        {
            _changes++;
            Put(entry, entry.StartAt);
            Arm();
        }
    }

    public void Remove(GrainId grainId, string name)
    {
        lock (_gate)
        {
            _changes++;
            _reminders.Remove((grainId, name));
        }
    }

    /// <summary>
    /// Takes what the table holds, unless this silo changed something since the table was read. At the start of the silo a tick that came due
    /// before it is made up for.
    /// </summary>
    public bool TryLoad(IEnumerable<ReminderEntry> entries, int changes, bool isStart)
    {
        lock (_gate)
        {
            if (changes != _changes) return false;
            var now = silo.Time.GetUtcNow().UtcDateTime;
            var gone = new HashSet<(GrainId, string)>(_reminders.Keys);
            foreach (var entry in entries)
            {
                gone.Remove((entry.GrainId, entry.ReminderName));
                var isKnown = _reminders.TryGetValue((entry.GrainId, entry.ReminderName), out var known) && known.Entry.ETag == entry.ETag;
                if (!isKnown) Put(entry, isStart && entry.StartAt <= now ? now : ScheduledReminder.Following(entry, now.AddTicks(-1)));
            }

            foreach (var key in gone) _reminders.Remove(key);
            Arm();
            return true;
        }
    }

    private void Put(ReminderEntry entry, DateTime next)
    {
        var reminder = new ScheduledReminder(entry, next);
        _reminders[(entry.GrainId, entry.ReminderName)] = reminder;
        _queue.Enqueue(reminder, next);
    }

    private bool IsCurrent(ScheduledReminder reminder) =>
        _reminders.TryGetValue((reminder.Entry.GrainId, reminder.Entry.ReminderName), out var current) && ReferenceEquals(current, reminder);

    private void Arm()
    {
        while (_queue.TryPeek(out var first, out _) && !IsCurrent(first)) _queue.Dequeue();
        if (_timer is null || !_queue.TryPeek(out var next, out _)) return;
        var pause = next.Next - silo.Time.GetUtcNow().UtcDateTime;
        _timer.Change(pause < TimeSpan.Zero ? TimeSpan.Zero : pause > LongestPause ? LongestPause : pause, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        List<ScheduledReminder> due = [];
        var now = silo.Time.GetUtcNow().UtcDateTime;
        lock (_gate)
        {
            if (_timer is null) return;
            while (_queue.TryPeek(out var reminder, out var time) && time <= now)
            {
                _queue.Dequeue();
                if (!IsCurrent(reminder)) continue;
                if (!reminder.IsTicking)
                {
                    due.Add(reminder);
                    silo.Telemetry.ReminderTicks(now - time);
                }

                reminder.Next = ScheduledReminder.Following(reminder.Entry, now);
                _queue.Enqueue(reminder, reminder.Next);
            }

            Arm();
        }

        foreach (var reminder in due) _ = TickAsync(reminder, now);
    }

    private async Task TickAsync(ScheduledReminder reminder, DateTime now)
    {
        var entry = reminder.Entry;
        reminder.IsTicking = true;
        try
        {
            var grain = silo.GrainFactory.GetGrain<IRemindable>(entry.GrainId);
            await grain.ReceiveReminder(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, now));
        }
        catch (Exception exception)
        {
            // The boundary of a tick: the next one comes all the same.
            silo.Log.ReminderFailed(entry.ReminderName, new(entry.GrainId), reminder.Next, exception);
        }

        reminder.IsTicking = false;
    }
}
