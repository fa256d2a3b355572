namespace Orleans;

/// <summary>Reminders that a table returned.</summary>
public sealed class ReminderTableData
{
    /// <summary>No reminder.</summary>
    public ReminderTableData() => Reminders = [];

    /// <summary>One reminder.</summary>
    public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

    /// <summary>Several reminders.</summary>
    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = [.. list];

    /// <summary>The reminders.</summary>
    public IList<ReminderEntry> Reminders { get; }
}
