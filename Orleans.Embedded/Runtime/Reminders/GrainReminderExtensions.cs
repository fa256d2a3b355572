using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders of a grain.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder or changes it. It survives restarts; its period is at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, grain.GrainContext, reminderName, dueTime, period);

    /// <summary>Registers a reminder or changes it.</summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, grain.GrainContext, reminderName, dueTime, period);

    /// <summary>Removes a reminder.</summary>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        Registry(grain.GrainContext).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>Removes a reminder.</summary>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        Registry(grain.GrainContext).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>A reminder by name; null if there is none.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Get(grain.GrainContext, reminderName);

    /// <summary>A reminder by name; null if there is none.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) => Get(grain.GrainContext, reminderName);

    /// <summary>The reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => Registry(grain.GrainContext).GetReminders(grain.GrainContext.GrainId);

    /// <summary>The reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => Registry(grain.GrainContext).GetReminders(grain.GrainContext.GrainId);

    private static Task<IGrainReminder> Register(object grain, IGrainContext context, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return grain is IRemindable
            ? Registry(context).RegisterOrUpdateReminder(context.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException($"Grain {Embedded.GrainLabel.Of(context.GrainId)} does not implement {nameof(IRemindable)}, so no reminder can wake it.");
    }

    private static Task<IGrainReminder?> Get(IGrainContext context, string reminderName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return Registry(context).GetReminder(context.GrainId, reminderName);
    }

    private static IReminderRegistry Registry(IGrainContext context) =>
        context.ActivationServices.GetService<IReminderRegistry>()
        ?? throw new OrleansConfigurationException("No reminder service is configured. Call UseAdoNetReminderService or UseInMemoryReminderService on the silo builder.");
}
