namespace Alfred.Chores;

/// <summary>Adds chores and plans them.</summary>
public static class ChoreAdding
{
    /// <summary>
    /// Adds chores. One that is open under the same name stays as it is, or is planned anew when the new one says when, or who takes turns.
    /// Those that no longer fit are reported as missing.
    /// </summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Add(
        this ChoreBoard board, Command command, ChoreDay scene, ImmutableArray<Chore> chores)
    {
        var lastId = board.LastId;
        var open = board.Open.ToList();
        var added = new List<string>();
        var planned = new List<string>();
        var alreadyOpen = new List<string>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var chore in chores)
        {
            var name = FoldedName.Of(chore.Name);
            var at = open.FindIndex(entry => FoldedName.Of(entry.Chore.Name) == name);
            if (at < 0 && open.Count >= ChoreBoard.MaxOpen)
            {
                missing.Add(chore.Name);
            }
            else if (at < 0)
            {
                var id = ChoreBoard.IdOf(++lastId);
                open.Add(new(Started(chore with { Id = id }, scene), command.At));
                added.Add(id);
            }
            else if (HasPlan(chore))
            {
                open[at] = open[at] with { Chore = Replanned(open[at].Chore, chore, scene), DoneUntil = null };
                planned.Add(open[at].Chore.Id);
            }
            else if (!added.Contains(open[at].Chore.Id))
            {
                alreadyOpen.Add(open[at].Chore.Id);
            }
        }

        var kind = added.Count > 0 ? ChoreChangeKind.Added : ChoreChangeKind.Changed;
        var after = (board with { LastId = lastId }).With(command, kind, [.. open]);
        return (after, new()
        {
            Changed = Of(after, added),
            AlreadyOpen = Of(after, alreadyOpen),
            Replanned = Of(after, planned.Except(added, StringComparer.Ordinal)),
            Missing = missing.ToImmutable(),
            Open = after.Open.Length,
        });
    }

    private static ImmutableArray<Chore> Of(ChoreBoard board, IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Select(id => board.Find(id)!.Chore)];

    private static bool HasPlan(Chore chore) => chore.Rhythm is not null || chore.Due is not null || chore.Rotation is not null;

    private static Chore Started(Chore chore, ChoreDay scene)
    {
        if (chore.Rotation is not { } rotation)
            return chore;
        var begun = Turns.Begin(rotation, chore, scene);
        return chore with { Rotation = begun, Assignee = begun.Chosen };
    }

    // What the new words leave open stays.
    private static Chore Replanned(Chore known, Chore plan, ChoreDay scene)
    {
        var chore = known with { Claim = null, StandIn = null, Snoozed = known.Snoozed.Clear(), IsPaused = false };
        if (plan.Rhythm is not null || plan.Due is not null)
            chore = chore with { Rhythm = plan.Rhythm, Due = plan.Due, At = plan.At, Zone = plan.Zone };
        if (plan.Rotation is not null)
            return Started(chore with { Rotation = plan.Rotation }, scene);
        return plan.Assignee is null ? chore : chore with { Assignee = plan.Assignee, Rotation = null };
    }
}
