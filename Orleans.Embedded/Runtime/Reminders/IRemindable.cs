using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that reminders wake.</summary>
public interface IRemindable : IGrain
{
    /// <summary>Called at each tick of a reminder.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
