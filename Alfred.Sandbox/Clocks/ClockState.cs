namespace Alfred.Sandbox.Clocks;

/// <summary>The clock as the page shows it.</summary>
/// <param name="Now">The instance's time.</param>
/// <param name="Zone">The zone in which the page shows it.</param>
/// <param name="AheadSeconds">How far it was moved.</param>
/// <param name="CanMove">False when the process runs by a clock that cannot be moved.</param>
internal sealed record ClockState(DateTimeOffset Now, string Zone, double AheadSeconds, bool CanMove);
