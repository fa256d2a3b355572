using Alfred.Schedules;
using Alfred.Skills;

namespace Alfred.Reminders;

/// <summary>The schedules of reminders: one each, in the own conversation of the member who is reminded.</summary>
public static class ReminderSchedule
{
    /// <summary>The action that an occurrence runs.</summary>
    public static readonly ActionName Action = new("reminders.show");

    /// <summary>The argument that holds the reminder's number.</summary>
    public const string Id = "reminder";

    /// <summary>The argument that holds its version.</summary>
    public const string Version = "version";

    /// <summary>The argument that holds when a held occurrence was due; absent in one that was not held.</summary>
    public const string Due = "due";

    /// <summary>The schedule changes that follow from an outcome.</summary>
    /// <param name="outcome">The outcome of the member's grain.</param>
    /// <param name="of">The member who is reminded; null for the conversation that the action runs in.</param>
    public static ImmutableArray<ScheduleChange> Of(ReminderOutcome outcome, MemberId? of) =>
    [
        .. outcome.Ended.Select(static reminder => reminder.Id).Concat(outcome.ForgottenIds).SelectMany(id => new ScheduleChange[]
        {
            new ScheduleChange.Remove { Name = Name(id), Of = of },
            new ScheduleChange.Remove { Name = HeldName(id), Of = of },
        }),
        .. outcome.Set.Select(reminder => new ScheduleChange.Set
        {
            Name = Name(reminder.Id), Of = of, Rule = reminder.ToRule(), Action = Action, Arguments = Arguments(reminder),
        }),
    ];

    /// <summary>The schedule change that brings an occurrence again when the quiet hours are over.</summary>
    public static ScheduleChange Held(Reminder reminder, MemberId? of, DateTimeOffset due, DateTimeOffset quietUntil) =>
        new ScheduleChange.Set
        {
            Name = HeldName(reminder.Id),
            Of = of,
            Rule = new ScheduleRule.Once(Instant.FromDateTimeOffset(quietUntil)),
            Action = Action,
            Arguments = Arguments(reminder).With(Due, due.ToString("O", CultureInfo.InvariantCulture)),
        };

    private static Arguments Arguments(Reminder reminder) => Skills.Arguments.None
        .With(Id, reminder.Id.ToString(CultureInfo.InvariantCulture))
        .With(Version, reminder.Version.ToString(CultureInfo.InvariantCulture));

    private static string Name(int id) => string.Create(CultureInfo.InvariantCulture, $"reminder-{id}");

    private static string HeldName(int id) => string.Create(CultureInfo.InvariantCulture, $"reminder-{id}-held");
}
