using Alfred.Reminders;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Takes back what a member did last with reminders, their own and those for others.</summary>
internal static class ReminderUndo
{
    public static async Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) =>
        (await ChangesAsync(context)).Select(static change => (DateTimeOffset?)change.View.At).Max();

    public static async Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed)
    {
        var changes = await ChangesAsync(context);
        if (changes.IsEmpty)
            return Outcome.Say(context.Language.Say("reminders.nothing-here"));
        // What this very command began to take back, else the last change; it may lie with several members.
        var last = changes.MaxBy(static change => change.View.At).View;
        var parts = changes.Where(change => change.View.Command == last.Command).ToArray();
        if (!isConfirmed && !last.IsTakenBack && parts.Any(static part => part.View.IsBuiltOn))
        {
            var anyway = context.Language.Say(IUndoable.Anyway);
            return Outcome.Say(context.Language.Say("reminders.undo-built-on"), new Choices([new(anyway, anyway)]));
        }

        var outcomes = new List<(Member Of, ReminderOutcome Outcome)>();
        foreach (var (member, _) in parts)
        {
            outcomes.Add((member, await ReminderShelf.Of(context, member)
                .UndoAsync(context.Command, last.Command, isConfirmed || last.IsTakenBack)));
        }

        return new()
        {
            Reply = new(Told(context, [.. outcomes.Select(static one => one.Outcome)])),
            Schedules = [.. outcomes.SelectMany(one => ReminderSchedule.Of(one.Outcome, ReminderShelf.PlaceOf(context, one.Of)))],
            Journal = new("took back a change of reminders"),
        };
    }

    private static string Told(ActionContext context, ImmutableArray<ReminderOutcome> outcomes)
    {
        var replies = new ReminderReplies(context);
        var back = outcomes.SelectMany(static outcome => outcome.Set).DistinctBy(static reminder => reminder.Text, StringComparer.Ordinal)
            .Select(reminder => context.Language.Say("reminders.undone", ("text", reminder.Text), ("when", replies.When(reminder))));
        var gone = outcomes.SelectMany(static outcome => outcome.Ended).Select(static reminder => reminder.Text)
            .Distinct(StringComparer.Ordinal).ToArray();
        string[] lines =
        [
            .. back,
            .. gone.Length == 0
                ? [] : (string[])[context.Language.Say("reminders.undone-set", ("texts", Texts.And(gone, context.Language)))],
            .. outcomes.Any(static outcome => outcome.Result == ReminderResult.TooLate)
                ? (string[])[context.Language.Say("reminders.undo-too-late")] : [],
        ];
        return lines.Length == 0 ? context.Language.Say("reminders.nothing-here") : string.Join('\n', lines);
    }

    private static async Task<ImmutableArray<(Member Of, ReminderChangeView View)>> ChangesAsync(ActionContext context)
    {
        var changes = ImmutableArray.CreateBuilder<(Member, ReminderChangeView)>();
        foreach (var member in await ReminderShelf.MembersAsync(context))
        {
            if (await ReminderShelf.Of(context, member).FindLastChangeAsync(context.Command, context.Member.Id) is { } view)
                changes.Add((member, view));
        }

        return changes.ToImmutable();
    }
}
