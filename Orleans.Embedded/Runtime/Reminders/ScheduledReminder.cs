namespace Orleans.Embedded;

/// <summary>A reminder with its next tick. Ticks are due at the start and then at whole periods from it, whatever a tick takes.</summary>
internal sealed class ScheduledReminder(ReminderEntry entry, DateTime next)
{
    public ReminderEntry Entry => entry;

    public DateTime Next { get; set; } = next;

    public bool IsTicking { get; set; }

    /// <summary>The first tick that is due later than now.</summary>
    public static DateTime Following(ReminderEntry entry, DateTime now)
    {
        if (now < entry.StartAt) return entry.StartAt;
        var periods = ((now.Ticks - entry.StartAt.Ticks) / entry.Period.Ticks) + 1;
        return entry.StartAt.AddTicks(periods * entry.Period.Ticks);
    }
}
