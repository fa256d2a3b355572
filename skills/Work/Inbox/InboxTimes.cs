using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Work.Inbox;

/// <summary>When a digest comes: "every weekday at 8".</summary>
internal static class InboxTimes
{
    // Read once at a moment that stands for any other: what is kept is the rule, not its first day.
    private static readonly ZonedDateTime Moment = new LocalDateTime(2001, 1, 1, 0, 0).InUtc();

    /// <summary>The <see cref="Parameter.Read"/> of a recurrence, canonical as <see cref="Recurrence.ToString"/> writes it.</summary>
    public static ParseResult Read(string text, ReadContext context) =>
        Find(text, context.Language) is { } recurrence
            ? new ParseResult.Understood(recurrence.ToString())
            : new ParseResult.NotUnderstood(context.Language.Say("inbox.no-rule"));

    /// <summary>What a text says; null for no recurrence.</summary>
    public static Recurrence? Find(string text, Language language) =>
        RecurrenceText.Read(text, language, Moment) is RecurrenceResult.Recurring { Recurrence: var recurrence } ? recurrence : null;

    /// <summary>Lets the rule of an argument begin at its first time from now on.</summary>
    public static Recurrence From(Recurrence rule, ZonedDateTime now)
    {
        var every = rule with { Interval = 1, Start = now.Date };
        return rule with { Start = every.FirstAfter(now.ToInstant(), now.Zone)?.Day ?? now.Date };
    }

    /// <summary>The next occurrence as people read it: <c>Monday, 30 November, 08:00</c>.</summary>
    public static string Show(Instant due, DateTimeZone zone, Language language)
    {
        var local = due.InZone(zone);
        return $"{Dates.Near(local.Date, language)}, {ClockTime.Canonical(local.TimeOfDay)}";
    }
}
