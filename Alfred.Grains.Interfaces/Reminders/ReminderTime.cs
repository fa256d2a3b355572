namespace Alfred.Reminders;

/// <summary>When a reminder is due.</summary>
/// <param name="Due">The moment, or the first one of several (UTC).</param>
/// <param name="Recurrence">When it comes again, in the notation of recurrences; null for once.</param>
/// <param name="Zone">The IANA zone whose wall clock it goes by.</param>
[GenerateSerializer, Immutable, Alias("alfred.reminder-time")]
public sealed record ReminderTime(
    [property: Id(0)] DateTimeOffset Due, [property: Id(1)] string? Recurrence, [property: Id(2)] string Zone)
{
    /// <summary>Hides when somebody is reminded: Orleans writes what grains exchange into its trace logs.</summary>
    public override string ToString() => "(time of a reminder)";
}
