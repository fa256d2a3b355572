using Alfred.Reminders;
using Alfred.Skills.Shared.Replies;
using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>How reminders are spoken of, in the speaker's language and on the speaker's clock.</summary>
internal sealed class ReminderReplies(ActionContext context)
{
    private readonly Language _language = context.Language;

    /// <summary>"Tomorrow, Tuesday, 24 November, at 17:00"; with the zone where it is not the instance's.</summary>
    public string When(Instant at) => WithZone(MomentWords.Say(at.InZone(context.Now.Zone), context.Now.Date, _language), context.Now.Zone);

    /// <summary>When a reminder comes: a moment, or what it comes again at.</summary>
    public string When(Reminder reminder) => reminder.ToRule() is ScheduleRule.Recurring { Recurrence: var recurrence, Zone: var zone }
        ? WithZone(RecurrenceWords.Say(recurrence, _language), zone)
        : When(Instant.FromDateTimeOffset(reminder.Due));

    /// <summary>The same with the first time of what comes again.</summary>
    public string WhenFirst(Reminder reminder) => reminder.Recurrence is null
        ? When(reminder)
        : _language.Say(
            "reminders.first", ("recurrence", When(reminder)),
            ("moment", MomentWords.Say(
                Instant.FromDateTimeOffset(reminder.Due).InZone(ZoneOf(reminder)), context.Now.Date, _language)));

    /// <summary>A line of the list.</summary>
    public string Entry(ReminderEntry entry)
    {
        var (reminder, values) = (entry.Reminder, ("text", (object)entry.Reminder.Text));
        var when = ("when", (object)When(reminder));
        if (entry.Copies.Any(copy => copy.Of.Id != context.Member.Id))
            return _language.Say("reminders.entry-for", values, when, ("names", Names(entry.Copies.Select(static copy => copy.Of))));
        return reminder.SetBy == context.Member.Id || reminder.SetByName.Length == 0
            ? _language.Say("reminders.entry", values, when)
            : _language.Say("reminders.entry-from", values, when, ("name", reminder.SetByName));
    }

    /// <summary>The names of members: "Bob and Cleo".</summary>
    public string Names(IEnumerable<Member> members) => Texts.And(members.Select(static member => member.Name), _language);

    /// <summary>Which one is meant, to pick from.</summary>
    public Outcome Which(string verb, IEnumerable<ReminderEntry> entries) => Outcome.Say(
        _language.Say("reminders.which"),
        new Choices(
        [
            .. entries.Select(entry => Choice(entry.Reminder.Text, verb, entry.Reference(context.Member), When(entry.Reminder))),
        ]));

    /// <summary>A choice that does something with one reminder, whatever list was shown last.</summary>
    public static Choice Choice(string label, string verb, string reference, string? description = null) => new(
        ShortText.Of(label, 24), verb.Replace("{}", $"\"{reference}\"", StringComparison.Ordinal),
        description is null ? null : ShortText.Of(description, 72));

    /// <summary>The buttons of a reminder that has just come; a tick on it says that it is done.</summary>
    public Choices Snoozes(Reminder reminder)
    {
        var reference = ReminderEntry.ReferenceTo(context.Member, reminder.Id);
        return new(
        [
            Choice(_language.Say("reminders.snooze-minutes"), "snooze reminder {} for 10 minutes", reference),
            Choice(_language.Say("reminders.snooze-hour"), "snooze reminder {} for 1 hour", reference),
            Choice(_language.Say("reminders.snooze-tomorrow"), "snooze reminder {} until tomorrow", reference),
        ])
        {
            Ticked = Choice("✅", "mark reminder {} as done", reference),
            About = new(
                "reminders", reference, reminder.Text, $"snooze reminder \"{reference}\"", $"mark reminder \"{reference}\" as done"),
        };
    }

    /// <summary>The next times of a reminder, a line each.</summary>
    public ImmutableArray<string> Next(Reminder reminder, int count)
    {
        var due = Instant.FromDateTimeOffset(reminder.Due);
        if (reminder.ToRule() is not ScheduleRule.Recurring { Recurrence: var recurrence, Zone: var zone })
            return [When(due)];
        return
        [
            .. recurrence.Next(count, due - Duration.Epsilon, zone)
                .Select(next => WithZone(MomentWords.Say(next.InZone(zone), context.Now.Date, _language), zone)),
        ];
    }

    private static DateTimeZone ZoneOf(Reminder reminder) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(reminder.Zone) ?? DateTimeZone.Utc;

    private string WithZone(string when, DateTimeZone zone) =>
        zone.Id == context.Instance.Zone.Id ? when : _language.Say("reminders.zone", ("when", when), ("zone", zone.Id));
}
