namespace Alfred.Schedules;

/// <summary>
/// Brings what is due to its conversation (one grain, key <see cref="Key"/>). An Orleans reminder ticks it each minute; ticks may be lost or
/// doubled, occurrences may not: each enters the inbox once, in the transaction that moves its row to the next due time.
/// </summary>
[Alias("alfred.ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithStringKey
{
    /// <summary>The key of the one scheduler.</summary>
    const string Key = "scheduler:minute";

    /// <summary>Makes sure the reminder is registered. Called at every start.</summary>
    [Alias("Start")]
    Task StartAsync();

    /// <summary>Handles everything that is due now.</summary>
    /// <returns>How many occurrences entered the inbox.</returns>
    [Alias("Sweep")]
    Task<int> SweepAsync();
}
