namespace Alfred.Chores;

/// <summary>Shows a member's new name wherever the chores have the one of before: what is theirs stays theirs.</summary>
public static class ChoreRenaming
{
    /// <summary>Replaces a name.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Rename(this ChoreBoard board, string former, string name)
    {
        var after = board with
        {
            Open = [.. board.Open.Select(Entry)],
            Done =
            [
                .. board.Done.Select(deed => deed with
                {
                    Entry = Entry(deed.Entry),
                    DoneBy = Called(deed.DoneBy),
                    ConfirmedBy = deed.ConfirmedBy is { } confirmed ? Called(confirmed) : null,
                }),
            ],
            Changes =
            [
                .. board.Changes.Select(change => change with
                {
                    By = Called(change.By),
                    Steps = [.. change.Steps.Select(step => step with
                    {
                        Before = step.Before is { } before ? Entry(before) : null,
                        After = step.After is { } left ? Entry(left) : null,
                    })],
                }),
            ],
        };
        return (after, new() { Open = after.Open.Length });

        string Called(string who) => who == former ? name : who;

        string? Known(string? who) => who is null ? null : Called(who);

        ChoreClaim? Claimed(ChoreClaim? claim) => claim is null ? null : claim with { By = Called(claim.By) };

        // What stands under the new name is of somebody who left.
        ImmutableDictionary<string, T> Keyed<T>(ImmutableDictionary<string, T> values) =>
            values.TryGetValue(former, out var theirs) ? values.Remove(former).SetItem(name, theirs) : values;

        OpenChore Entry(OpenChore entry) => entry with
        {
            Chore = entry.Chore with
            {
                AddedBy = Called(entry.Chore.AddedBy),
                Assignee = Known(entry.Chore.Assignee),
                Rotation = entry.Chore.Rotation is not { } turns ? null : turns with
                {
                    Members = [.. turns.Members.Select(Called).Distinct(StringComparer.Ordinal)],
                    Owed = [.. turns.Owed.Select(Called)],
                    Swapped = Keyed(turns.Swapped).ToImmutableDictionary(
                        static pair => pair.Key, pair => Called(pair.Value), StringComparer.Ordinal),
                    Chosen = Called(turns.Chosen),
                },
                StandIn = Known(entry.Chore.StandIn),
                Claim = Claimed(entry.Chore.Claim),
                Snoozed = Keyed(entry.Chore.Snoozed),
                LastDone = Claimed(entry.Chore.LastDone),
                Credits = Keyed(entry.Chore.Credits),
            },
        };
    }
}
