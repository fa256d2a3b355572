using Alfred.Reminders;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Times;
using NodaTime.Text;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Gives reminders another time, and puts them off.</summary>
/// <param name="request">Reads times.</param>
internal sealed class MovingReminders(ReminderRequest request)
{
    /// <summary>The argument that holds the new time.</summary>
    public const string Time = "time";

    /// <summary>The argument that holds a time of day alone, which keeps the reminder's day.</summary>
    public const string Clock = "clock";

    private const string Skill = "skill";
    private const string Move = "move reminder {}";
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly Duration DefaultSnooze = Duration.FromMinutes(10);

    /// <summary>Replaces what depends on the moment: the number of the reminder, and the new time.</summary>
    public Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        var text = arguments[Time];
        var clock = request.For(plan.Language).Select(language => ClockTime.Readings(text, language))
            .FirstOrDefault(static readings => !readings.IsEmpty);
        if (!clock.IsDefault)
        {
            // Few mean an hour of the night by "to 5": which half of the day is known with the reminder.
            var meant = clock[0].Hour < ReminderTiming.FirstMorningHour ? clock : clock[..1];
            arguments = arguments.With(Clock, string.Join(' ', meant.Select(ClockTime.Canonical)));
        }

        return ReminderChoice.Resolve(arguments.With(Time, Canonical(request.Read(text, plan))), plan);
    }

    /// <summary>Replaces what depends on the moment: the number, and until when.</summary>
    public Resolution ResolveSnooze(Arguments arguments, PlanContext plan)
    {
        var until = Until(arguments.Find(Time), plan);
        if (until is null)
            return new Resolution.Unclear(plan.Language.Say("reminders.no-clear-time", ("text", arguments[Time])));
        arguments = arguments.With(Time, Canonical(new ReminderTiming.Once(until.Value, Other: null)));
        return ReminderChoice.IsIt(arguments)
            ? ResolveSubject(arguments, until.Value, plan)
            : ReminderChoice.ResolveNumbers(arguments, plan);
    }

    // What was spoken of last is meant, whichever skill's it is; of several that came together one has to be picked.
    private static Resolution ResolveSubject(Arguments arguments, Instant until, PlanContext plan) =>
        plan.Memory.SubjectsAt(plan.Now.ToDateTimeOffset()) switch
        {
            [] => new Resolution.Resolved(arguments),
            [var only] => new Resolution.Resolved(arguments.With(ReminderSchedule.Id, only.Entry).With(Skill, only.Skill)),
            var several => new Resolution.Unclear(plan.Language.Say("reminders.which"))
            {
                Choices = new([.. several.Select(one => new Choice(
                    ShortText.Of(one.Label, 24), $"{one.Snooze} until {Minute.Format(until.InZone(plan.Now.Zone).LocalDateTime)}"))]),
            },
        };

    /// <summary>Gives a reminder another time.</summary>
    public static Task<Outcome> MoveAsync(ActionContext context, Arguments arguments) =>
        ReminderActions.WithOneAsync(context, arguments, Move, async entry =>
        {
            var replies = new ReminderReplies(context);
            var timing = ReminderTiming.Parse(arguments.Find(Time));
            if (Moved(context, entry.Reminder, timing, arguments.Find(Clock)) is not { } time)
            {
                return Outcome.Say(timing is ReminderTiming.Past(var over)
                    ? context.Language.Say("reminders.move-past", ("moment", MomentWords.Say(
                        context.Now.Zone.AtLeniently(over), context.Now.Date, context.Language)))
                    : entry.Reminder.Recurrence is not null
                        ? context.Language.Say(
                            "reminders.comes-again", ("text", entry.Reminder.Text), ("when", replies.When(entry.Reminder)))
                        : context.Language.Say("reminders.move-when"));
            }

            var schedules = ImmutableArray.CreateBuilder<ScheduleChange>();
            Reminder? moved = null;
            foreach (var (member, id) in entry.Copies)
            {
                var outcome = await ReminderShelf.Of(context, member).MoveAsync(context.Command, context.Member.Id, id, time);
                schedules.AddRange(ReminderSchedule.Of(outcome, ReminderShelf.PlaceOf(context, member)));
                moved ??= outcome.Set.FirstOrDefault();
            }

            return moved is null
                ? Outcome.Say(context.Language.Say("reminders.nothing-here"))
                : Done(context, entry.Reference(context.Member), schedules.ToImmutable(), context.Language.Say(
                    "reminders.moved", ("text", moved.Text), ("when", replies.WhenFirst(moved))));
        });

    /// <summary>Puts off what is meant, or what came last.</summary>
    public static Task<Outcome> SnoozeAsync(ActionContext context, Arguments arguments)
    {
        var until = ((ReminderTiming.Once)ReminderTiming.Parse(arguments[Time])).Due;
        var choice = arguments.Find(ReminderSchedule.Id) ?? EntryChoice.It;
        return arguments.Find(Skill) is { } name
            && context.Catalog.Skills.FirstOrDefault(skill => skill.Name == name) is ISnoozable other
            ? other.SnoozeAsync(context, choice, until)
            : SnoozeAsync(context, choice, until);
    }

    /// <summary>Puts off the reminder that is meant, or the one that came last.</summary>
    public static async Task<Outcome> SnoozeAsync(ActionContext context, string choice, Instant until)
    {
        var grain = ReminderShelf.Of(context, context.Member);
        var isLast = choice == EntryChoice.It;
        if ((isLast ? null : await ReminderActions.NumberAsync(context, grain, choice)) is var id && id is null && !isLast)
            return ReminderActions.NoneOf(choice, context);
        var outcome = await grain.SnoozeAsync(context.Command, context.Member.Id, id, until.ToDateTimeOffset());
        if (outcome.Result == ReminderResult.Full)
            return Outcome.Say(context.Language.Say("reminders.full", ("names", context.Member.Name)));
        return outcome.Set is not [var reminder]
            ? Outcome.Say(context.Language.Say("reminders.nothing-to-snooze"))
            : Done(
                context, ReminderEntry.ReferenceTo(context.Member, reminder.Id),
                ReminderSchedule.Of(outcome, ReminderShelf.PlaceOf(context, context.Member)),
                context.Language.Say("reminders.snoozed", ("text", reminder.Text), ("when", new ReminderReplies(context).When(reminder))));
    }

    /// <summary>Lets what the speaker set for themselves and what comes again go by their time of day in another zone.</summary>
    public static async Task<Outcome> FollowAsync(ActionContext context, DateTimeZone zone)
    {
        var outcome = await ReminderShelf.Of(context, context.Member).MoveToZoneAsync(context.Command, context.Member.Id, zone.Id);
        return outcome.Set.IsEmpty ? new() : new()
        {
            Reply = new(context.Language.Say("reminders.followed", ("count", outcome.Set.Length))),
            Schedules = ReminderSchedule.Of(outcome, ReminderShelf.PlaceOf(context, context.Member)),
        };
    }

    private static string Canonical(ReminderTiming timing) => timing.ToString();

    private static Outcome Done(ActionContext context, string reference, ImmutableArray<ScheduleChange> schedules, string reply) => new()
    {
        Reply = new(reply),
        Schedules = schedules,
        Memory = context.Memory with { ListShown = ReminderActions.Kind, Entries = [reference] },
        Journal = new("moved a reminder"),
    };

    // Until when: so long from now, or a moment.
    private Instant? Until(string? text, PlanContext plan)
    {
        if (text is null)
            return plan.Now.ToInstant() + DefaultSnooze;
        foreach (var language in request.For(plan.Language))
        {
            if (LapseText.After(text, language, plan.Now) is { } later)
                return later.ToInstant() is var instant && instant > plan.Now.ToInstant() ? instant : null;
        }

        return request.Read(text, plan) is ReminderTiming.Once(var due, _) ? due : null;
    }

    // A time of day alone keeps the day, and what comes again; anything else that is due once does not end what comes again.
    private static ReminderTime? Moved(ActionContext context, Reminder reminder, ReminderTiming timing, string? clock)
    {
        var rule = reminder.ToRule();
        if (clock is not null && rule is ScheduleRule.Recurring { Recurrence: var recurrence, Zone: var zone })
            return new ReminderTiming.Again(recurrence with { At = Nearest(clock, recurrence.At) }, zone).ToTime(context.Now);
        if (rule is ScheduleRule.Recurring && timing is not ReminderTiming.Again)
            return null;
        if (clock is null)
            return timing.ToTime(context.Now);
        var due = Instant.FromDateTimeOffset(reminder.Due).InZone(context.Now.Zone);
        var at = WallClock.At(context.Now.Zone, due.Date + Nearest(clock, due.TimeOfDay)).ToInstant();
        return at > context.Now.ToInstant() ? new ReminderTiming.Once(at, Other: null).ToTime(context.Now) : timing.ToTime(context.Now);
    }

    // Of the times that can be meant the one that is nearest to the time of before.
    private static LocalTime Nearest(string clock, LocalTime? before) => clock.Split(' ').Select(ClockTime.Parse)
        .MinBy(time => Math.Abs(time.TickOfDay - (before ?? time).TickOfDay));
}
