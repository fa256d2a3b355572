namespace Alfred.Chores;

/// <summary>Decides what it means that a chore was done.</summary>
/// <remarks>
/// One rule: whoever did it has the credit, it counts for everything that was due up to that day, and what comes again is due next on the
/// first day of its calendar after both its due day and the day it was done. So being early moves no calendar, three missed weeks are made
/// up by doing it once, and the next due day always lies in the future.
/// </remarks>
public static class ChoreFinishing
{
    /// <summary>Marks chores as done. What a child says that they did waits for an adult.</summary>
    /// <param name="board">The chores.</param>
    /// <param name="command">The command.</param>
    /// <param name="scene">The day and the members.</param>
    /// <param name="names">Which chores.</param>
    /// <param name="doer">Who did them, where an adult says so of somebody else; the command's member when null.</param>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Finish(
        this ChoreBoard board, Command command, ChoreDay scene, ImmutableArray<string> names, string? doer = null)
    {
        var meant = new List<OpenChore>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            var found = board.Meant(name);
            if (found.IsEmpty)
                missing.Add(name);
            meant.AddRange(found.Where(entry => !meant.Contains(entry)));
        }

        var claim = new ChoreClaim(doer ?? command.By, command.At, scene.Today);
        var isChild = scene.NeedsConfirmation(command.By);
        var isOver = meant.ToLookup(entry => entry.Chore.Claim is not null || entry.DoneUntil >= scene.Today);
        var step = new Finishing(board, scene);
        foreach (var entry in isOver[false])
        {
            if (isChild)
                step.Claim(entry, claim);
            else
                step.Do(entry, claim, confirmedBy: scene.NeedsConfirmation(claim.By) ? command.By : null);
        }

        var after = board.With(command, ChoreChangeKind.Done, step.Open, step.Done);
        return (after, new()
        {
            Changed = Finishing.Now(after, isOver[false].Where(_ => !isChild)),
            Claimed = Finishing.Now(after, isOver[false].Where(_ => isChild)),
            AlreadyDone = [.. isOver[true].Select(static entry => entry.Chore)],
            EndedIds = step.EndedIds,
            Missing = missing.ToImmutable(),
            Open = after.Open.Count(entry => IsWaiting(entry.Chore, scene.Today)),
        });
    }

    /// <summary>Decides about what a child did: it counts from when they said so, or it is to be done still.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Confirm(
        this ChoreBoard board, Command command, ChoreDay scene, string name, bool isDone)
    {
        if (scene.Find(command.By) is not { } speaker || !ChoreDay.IsAdult(speaker))
            return (board, Refused(board, ChoreRefusal.NotAnAdult));
        if (board.Find(name) is not { } entry)
            return (board, new() { Missing = [name], Open = board.Open.Length });
        if (entry.Chore.Claim is not { } claim)
            return (board, Refused(board, ChoreRefusal.NothingClaimed) with { Changed = [entry.Chore] });
        var step = new Finishing(board, scene);
        if (isDone)
            step.Do(entry, claim, command.By);
        else
            step.Claim(entry, claim: null);
        var after = board.With(command, ChoreChangeKind.Done, step.Open, step.Done);
        return (after, new()
        {
            Changed = Finishing.Now(after, [entry]),
            EndedIds = step.EndedIds,
            Who = claim.By,
            Open = after.Open.Length,
        });
    }

    // What is due later does not wait yet.
    private static bool IsWaiting(Chore chore, DateOnly today) =>
        chore is { IsPaused: false, Claim: null } && (chore.Due is null || chore.Due <= today);

    private static ChoreOutcome Refused(ChoreBoard board, ChoreRefusal refusal) => new() { Refusal = refusal, Open = board.Open.Length };

    /// <summary>The board while several chores of one command are finished.</summary>
    private sealed class Finishing(ChoreBoard board, ChoreDay scene)
    {
        private readonly List<string> _ended = [];
        private readonly List<DoneChore> _done = [];

        public ImmutableArray<OpenChore> Open { get; private set; } = board.Open;

        public IReadOnlyList<DoneChore> Done => _done;

        public ImmutableArray<string> EndedIds => [.. _ended];

        /// <summary>The chores as they are now; those that are over as they were.</summary>
        public static ImmutableArray<Chore> Now(ChoreBoard after, IEnumerable<OpenChore> entries) =>
            [.. entries.Select(entry => (after.Open.FirstOrDefault(one => one.Chore.Id == entry.Chore.Id) ?? entry).Chore)];

        public void Claim(OpenChore entry, ChoreClaim? claim) => Put(entry, entry with { Chore = entry.Chore with { Claim = claim } });

        public void Do(OpenChore entry, ChoreClaim claim, string? confirmedBy)
        {
            var chore = entry.Chore;
            var expected = Turns.HolderOn(chore, scene, claim.Day);
            _done.Add(new(new(new(chore.Name, chore.AddedBy, expected) { Id = chore.Id }, entry.AddedAt), claim.By, claim.At)
            {
                Day = claim.Day,
                ConfirmedBy = confirmedBy,
            });
            if (chore.Rhythm is not { } rhythm)
            {
                _ended.Add(chore.Id);
                Open = Open.Remove(entry);
                return;
            }

            var until = Covered(chore, rhythm, claim.Day);
            var credited = chore with
            {
                Credits = chore.Credits.SetItem(claim.By, chore.Credits.GetValueOrDefault(claim.By) + 1),
                LastDone = claim,
                Due = rhythm.NextAfter(until),
                Claim = null,
                StandIn = null,
                Snoozed = chore.Snoozed.Clear(),
            };
            if (chore.Rotation is { } rotation)
            {
                var next = Turns.AfterDone(rotation, credited, scene, claim.Day);
                credited = credited with { Rotation = next, Assignee = next.Chosen };
            }

            Put(entry, entry with { Chore = credited, DoneUntil = until });
        }

        // The last day that is done with this. Of a calendar also what was due until an adult confirmed it.
        private DateOnly Covered(Chore chore, ChoreRhythm rhythm, DateOnly day)
        {
            if (rhythm.Calendar is null)
                return rhythm.NextAfter(day) > scene.Today ? day : scene.Today;
            var until = day > scene.Today ? day : scene.Today;
            return chore.Due > until ? chore.Due.Value : until;
        }

        private void Put(OpenChore entry, OpenChore after) => Open = Open.Replace(entry, after);
    }
}
