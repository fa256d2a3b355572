namespace Alfred.Recovery;

/// <summary>
/// Looks after whatever waits and nobody was told of (one grain, key <see cref="Key"/>): messages that another process stored or a killed
/// one left, replies whose sending was cut off, schedules that are due, what an operator replayed, what is old. An Orleans reminder ticks
/// it each minute, so that it lives somewhere; while it does, it looks every few seconds. Looking twice, or in two processes at once, does
/// no harm.
/// </summary>
[Alias("alfred.IRecoveryGrain")]
public interface IRecoveryGrain : IGrainWithStringKey
{
    /// <summary>The key of the one recovery.</summary>
    const string Key = "recovery";

    /// <summary>
    /// Takes up everything that waits, however short ago it came: what a process does when it starts, or when another one died.
    /// </summary>
    [Alias("Start")]
    Task StartAsync();

    /// <summary>Takes up what waits for so long that it is probably in nobody's hands.</summary>
    /// <returns>How many occurrences of schedules entered the inbox.</returns>
    [Alias("Sweep")]
    Task<int> SweepAsync();
}
