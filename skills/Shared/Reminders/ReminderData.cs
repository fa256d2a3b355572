using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>A member's reminders as their data: what they are reminded of, and what they set for others.</summary>
internal static class ReminderData
{
    public static async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var entries = await ReminderShelf.EntriesAsync(context);
        var rows = entries.SelectMany(static entry => entry.Copies.Select(copy => (entry.Reminder, copy.Of)))
            .Select(static one => ImmutableArray.Create<string?>(
                one.Reminder.Text, one.Reminder.Due.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), one.Reminder.Recurrence,
                one.Reminder.Zone, one.Of.Name, one.Reminder.SetByName, one.Reminder.IsUrgent ? "yes" : "no"));
        return [new("reminders", ["text", "due", "recurrence", "zone", "for", "set-by", "urgent"], [.. rows])];
    }

    /// <summary>Deletes the speaker's own reminders and ends their schedules. What they set for others stays, without their name.</summary>
    public static async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var schedules = ImmutableArray.CreateBuilder<ScheduleChange>();
        var deleted = 0;
        foreach (var member in await ReminderShelf.MembersAsync(context))
        {
            var isOwner = member.Id == context.Member.Id;
            var outcome = await ReminderShelf.Of(context, member).ForgetAsync(context.Command, context.Member.Id, isOwner);
            schedules.AddRange(ReminderSchedule.Of(outcome, ReminderShelf.PlaceOf(context, member)));
            deleted += outcome.ForgottenIds.Length;
        }

        return new()
        {
            Reply = new(context.Language.Say("reminders.forgotten", ("count", deleted))),
            Schedules = schedules.ToImmutable(),
        };
    }
}
