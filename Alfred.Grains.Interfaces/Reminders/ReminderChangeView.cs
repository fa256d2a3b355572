namespace Alfred.Reminders;

/// <summary>A change of reminders that can still be taken back.</summary>
/// <param name="Command">The command that made it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="IsBuiltOn">True when somebody else has changed the same reminders since.</param>
/// <param name="IsTakenBack">True when the command that asks has taken it back already.</param>
[GenerateSerializer, Immutable, Alias("alfred.reminder-change-view")]
public sealed record ReminderChangeView(
    [property: Id(0)] CommandId Command, [property: Id(1)] DateTimeOffset At, [property: Id(2)] bool IsBuiltOn,
    [property: Id(3)] bool IsTakenBack);
