using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>Registers reminders: in the table first, then in the schedule.</summary>
internal sealed class ReminderRegistry(Silo silo, IReminderTable table, ReminderSchedule schedule, IOptions<ReminderOptions> options) : IReminderRegistry
{
    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(dueTime), dueTime, "A reminder's due time must not be negative.");
        if (period < options.Value.MinimumReminderPeriod)
            throw new ArgumentException($"The period of reminder {reminderName}, {period}, is shorter than the minimum, {options.Value.MinimumReminderPeriod}.", nameof(period));
        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = silo.Time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await table.UpsertRow(entry) ?? throw new ReminderException($"Reminder {reminderName} of grain {GrainLabel.Of(callingGrainId)} could not be written.");
        schedule.Set(entry);
        return new GrainReminder(callingGrainId, reminderName, entry.ETag);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        var etag = (reminder as GrainReminder)?.ETag
            ?? throw new ArgumentException("The reminder was not made by this silo: get it by GetReminder first.", nameof(reminder));
        if (!await table.RemoveRow(callingGrainId, reminder.ReminderName, etag))
        {
            if (await table.ReadRow(callingGrainId, reminder.ReminderName) is not null)
                throw new ReminderException($"Reminder {reminder.ReminderName} of grain {GrainLabel.Of(callingGrainId)} was changed since it was read: get it again.");
        }

        schedule.Remove(callingGrainId, reminder.ReminderName);
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        await table.ReadRow(callingGrainId, reminderName) is { } entry ? Handle(entry) : null;

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) =>
        [.. (await table.ReadRows(callingGrainId)).Reminders.Select(Handle)];

    private static IGrainReminder Handle(ReminderEntry entry) => new GrainReminder(entry.GrainId, entry.ReminderName, entry.ETag!);
}
