using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Tells a member of a reminder whose time has come.</summary>
internal static class ReminderDelivery
{
    // A minute late is on time for people.
    private static readonly Duration WorthSaying = Duration.FromMinutes(2);

    /// <summary>
    /// Runs an occurrence of the schedule. What was cancelled or changed meanwhile says nothing; what others set, or what comes again,
    /// waits for the end of quiet hours.
    /// </summary>
    public static async Task<Outcome> RunAsync(ActionContext context, Arguments arguments)
    {
        var occurrence = context.Due!.Value.ToInstant();
        var held = arguments.Find(ReminderSchedule.Due) is { } text
            ? Instant.FromDateTimeOffset(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)) : (Instant?)null;
        var due = (held ?? occurrence).ToDateTimeOffset();
        var quietUntil = QuietUntil(context);
        var outcome = await ReminderShelf.Of(context, context.Member).DeliverAsync(
            context.Command, Number(arguments, ReminderSchedule.Id), Number(arguments, ReminderSchedule.Version), due, quietUntil);
        return outcome switch
        {
            { Result: ReminderResult.Held, Delivered: { } waiting } => new()
            {
                Schedules = [ReminderSchedule.Held(waiting, ReminderShelf.PlaceOf(context, context.Member), due, quietUntil ?? due)],
            },
            { Delivered: { } reminder } => new()
            {
                Reply = new(Text(context, reminder, isHeld: held is not null))
                {
                    Choices = new ReminderReplies(context).Snoozes(reminder),
                },
                Journal = new("reminded"),
            },
            _ => new(),
        };
    }

    private static DateTimeOffset? QuietUntil(ActionContext context)
    {
        var now = context.Now.ToInstant();
        return context.Member.QuietHours?.EndOf(now, context.Now.Zone) is { } end && end > now ? end.ToDateTimeOffset() : null;
    }

    private static string Text(ActionContext context, Reminder reminder, bool isHeld)
    {
        var (language, replies) = (context.Language, new ReminderReplies(context));
        var told = reminder.SetBy == context.Member.Id || reminder.SetByName.Length == 0
            ? language.Say("reminders.due", ("text", reminder.Text))
            : language.Say("reminders.due-from", ("text", reminder.Text), ("name", reminder.SetByName));
        var when = ("when", (object)replies.When(Instant.FromDateTimeOffset(reminder.Due)));
        return isHeld ? $"{told}\n{language.Say("reminders.held", when)}"
            : context.Lateness > WorthSaying ? $"{told}\n{language.Say("reminders.late", when)}"
            : told;
    }

    private static int Number(Arguments arguments, string name) =>
        int.Parse(arguments[name], NumberStyles.None, CultureInfo.InvariantCulture);
}
