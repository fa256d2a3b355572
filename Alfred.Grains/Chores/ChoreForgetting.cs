namespace Alfred.Chores;

/// <summary>Takes a person's name out of the chores.</summary>
public static class ChoreForgetting
{
    /// <summary>
    /// Takes out the name of the command's member: what was theirs is anyone's, turns go on without them, what they did was done by
    /// nobody that is known. What they changed cannot be taken back any more.
    /// </summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Forget(this ChoreBoard board, Command command)
    {
        var name = command.By;
        var after = board with
        {
            Open = [.. board.Open.Select(entry => Without(entry, name))],
            Done =
            [
                .. board.Done.Select(deed => deed with
                {
                    Entry = Without(deed.Entry, name),
                    DoneBy = Known(deed.DoneBy, name),
                    ConfirmedBy = deed.ConfirmedBy == name ? null : deed.ConfirmedBy,
                }),
            ],
            Changes =
            [
                .. board.Changes.Where(change => change.By != name).Select(change => change with
                {
                    Steps = [.. change.Steps.Select(step => step with
                    {
                        Before = step.Before is { } before ? Without(before, name) : null,
                        After = step.After is { } left ? Without(left, name) : null,
                    })],
                }),
            ],
        };
        return (after, new()
        {
            EndedIds = [.. after.Open.Select(static entry => entry.Chore.Id)],
            Open = after.Open.Length,
        });
    }

    private static OpenChore Without(OpenChore entry, string name)
    {
        var chore = entry.Chore;
        var rotation = chore.Rotation is { } turns && turns.Members.Contains(name, StringComparer.Ordinal)
            ? Without(turns, name)
            : chore.Rotation;
        var isAlone = rotation is { Members.Length: < 2 };
        var assignee = isAlone ? rotation!.Members.FirstOrDefault() : chore.Assignee == name ? rotation?.Chosen : chore.Assignee;
        return entry with
        {
            Chore = chore with
            {
                AddedBy = Known(chore.AddedBy, name),
                Assignee = assignee,
                Rotation = isAlone ? null : rotation,
                StandIn = chore.StandIn == name ? null : chore.StandIn,
                Claim = chore.Claim?.By == name ? null : chore.Claim,
                Snoozed = chore.Snoozed.Remove(name),
                LastDone = chore.LastDone is { } last ? last with { By = Known(last.By, name) } : null,
                Credits = chore.Credits.Remove(name),
            },
        };
    }

    private static ChoreRotation Without(ChoreRotation rotation, string name)
    {
        var at = rotation.Members.IndexOf(name);
        var members = rotation.Members.Remove(name, StringComparer.Ordinal);
        var next = rotation.Next > at ? rotation.Next - 1 : rotation.Next;
        next = members.IsEmpty ? 0 : next % members.Length;
        return rotation with
        {
            Members = members,
            Next = next,
            Owed = rotation.Owed.Remove(name, StringComparer.Ordinal),
            Swapped = rotation.Swapped.Where(pair => pair.Key != name && pair.Value != name).ToImmutableDictionary(StringComparer.Ordinal),
            Chosen = rotation.Chosen == name && !members.IsEmpty ? members[next] : rotation.Chosen,
        };
    }

    private static string Known(string who, string name) => who == name ? "" : who;
}
