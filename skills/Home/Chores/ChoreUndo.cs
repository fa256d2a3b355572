using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>Takes back what the speaker did to chores, gives them their data, and forgets them.</summary>
internal static class ChoreUndo
{
    public static Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) =>
        ChoreHousehold.Chores(context).FindLastChangeAsync(context.Command);

    public static async Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed)
    {
        var language = context.Language;
        var day = await ChoreHousehold.DayAsync(context);
        var outcome = await ChoreHousehold.Chores(context).UndoAsync(context.Command, isConfirmed);
        var chores = Texts.And(outcome.Changed.Select(static chore => chore.Name), language);
        if (outcome.Refusal == ChoreRefusal.NothingToUndo)
            return Outcome.Say(language.Say("chores.nothing-to-undo"));
        if (outcome.Refusal == ChoreRefusal.ChangedSince)
        {
            return Outcome.Say(
                language.Say("chores.changed-since", ("chores", chores), ("name", ChoreActions.Person(outcome.Who ?? "", language))),
                new([new(language.Say("chores.button-anyway"), language.Say(IUndoable.Anyway))]));
        }

        var undone = outcome.Undone switch
        {
            ChoreChangeKind.Added => "chores.undone-added",
            ChoreChangeKind.Done => "chores.undone-done",
            ChoreChangeKind.Removed => "chores.undone-removed",
            _ => "chores.undone-changed",
        };
        return new()
        {
            Reply = new(language.Say(undone, ("chores", chores), ("count", outcome.Changed.Length))),
            Journal = ChoreActions.Note("took back", outcome.Changed, outcome),
            Schedules =
            [
                .. ChoreActions.Reminders(
                    outcome.Changed.Where(chore => !outcome.EndedIds.Contains(chore.Id, StringComparer.Ordinal)), day, context),
                .. ChoreSchedule.End(outcome.EndedIds, day),
            ],
        };
    }

    public static async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        var deeds = await ChoreHousehold.Chores(context).HistoryAsync();
        return
        [
            new(
                "chores", ["name", "added-by", "assignee", "due", "time", "zone", "repeats", "turns"],
                [
                    .. open.Select(chore => ImmutableArray.Create<string?>(
                        chore.Name, chore.AddedBy, chore.Assignee, chore.Due?.ToString("O", CultureInfo.InvariantCulture),
                        chore.At?.ToString("HH:mm", CultureInfo.InvariantCulture), chore.Zone, chore.Rhythm?.ToString(),
                        chore.Rotation is { } rotation ? string.Join(", ", rotation.Members) : null)),
                ]),
            new(
                "chores-done", ["name", "done-by", "done-at", "expected", "confirmed-by"],
                [
                    .. deeds.Select(deed => ImmutableArray.Create<string?>(
                        deed.Chore, deed.Done.By, deed.Done.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), deed.Expected,
                        deed.ConfirmedBy)),
                ]),
        ];
    }

    public static async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var day = await ChoreHousehold.DayAsync(context);
        var outcome = await ChoreHousehold.Chores(context).ForgetAsync(context.Command);
        return new()
        {
            Reply = new(context.Language.Say("chores.forgotten")),
            Schedules =
            [
                .. ChoreSchedule.End(outcome.EndedIds, day with { Members = [context.Member] }),
            ],
        };
    }
}
