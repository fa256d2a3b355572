using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>The reminders that a member may see: what they are reminded of, and what they set for others.</summary>
internal static class ReminderShelf
{
    /// <summary>The grain of a member.</summary>
    public static IReminderGrain Of(ActionContext context, Member member) => context.Grain<IReminderGrain>(member.Id.Value);

    /// <summary>Everybody who belongs to the instance, and whoever speaks.</summary>
    public static async Task<ImmutableArray<Member>> MembersAsync(ActionContext context)
    {
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        return members.Any(member => member.Id == context.Member.Id) ? members : members.Add(context.Member);
    }

    /// <summary>Where the schedule of a member's reminders speaks: null, here, for a speaker who cannot be written to elsewhere.</summary>
    public static MemberId? PlaceOf(ActionContext context, Member member) =>
        member.Id == context.Member.Id && !context.Member.IsReachable ? null : member.Id;

    /// <summary>What this very command did in an earlier attempt, by member; empty in the first one.</summary>
    public static async Task<ImmutableArray<(Member Of, ReminderOutcome Outcome)>> AppliedAsync(ActionContext context)
    {
        var applied = ImmutableArray.CreateBuilder<(Member, ReminderOutcome)>();
        foreach (var member in await MembersAsync(context))
        {
            if (await Of(context, member).FindOutcomeAsync(context.Command) is { } outcome)
                applied.Add((member, outcome));
        }

        return applied.ToImmutable();
    }

    /// <summary>What the speaker sees, the next one first.</summary>
    public static async Task<ImmutableArray<ReminderEntry>> EntriesAsync(ActionContext context)
    {
        var found = new List<(Reminder Reminder, Member Of)>();
        foreach (var member in await MembersAsync(context))
        {
            var open = await Of(context, member).ListAsync();
            found.AddRange(open.Where(one => member.Id == context.Member.Id || one.SetBy == context.Member.Id)
                .Select(one => (one, member)));
        }

        // What the speaker set for several members at once is one entry; a copy that others set is the speaker's own.
        return
        [
            .. found.GroupBy(one => one.Reminder is { Group: { } group } && one.Reminder.SetBy == context.Member.Id
                    ? group : $"{one.Of.Id}/{one.Reminder.Id}", StringComparer.Ordinal)
                .Select(copies => new ReminderEntry(
                    copies.MinBy(copy => (copy.Of.Id != context.Member.Id, copy.Reminder.Due)).Reminder,
                    [.. copies.Select(static copy => (copy.Of, copy.Reminder.Id))]))
                .OrderBy(static entry => (entry.Reminder.Due, entry.Reminder.Id)),
        ];
    }
}
