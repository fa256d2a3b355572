namespace Alfred.Chores;

/// <summary>Changes whose a chore is, when it is due, and what is said of it.</summary>
public static class ChoreSettings
{
    /// <summary>Gives a chore to a member; null for anyone. Turns end with it.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Assign(this ChoreBoard board, Command command, string name, string? member) =>
        Change(board, command, name, entry => entry with
        {
            Chore = entry.Chore with { Assignee = member, Rotation = null, StandIn = null, Snoozed = entry.Chore.Snoozed.Clear() },
        });

    /// <summary>Tells the command's member nothing of a chore until a moment.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Snooze(
        this ChoreBoard board, Command command, string name, DateTimeOffset until) =>
        Change(board, command, name, entry => entry with
        {
            Chore = entry.Chore with { Snoozed = entry.Chore.Snoozed.SetItem(command.By, until) },
        });

    /// <summary>Moves a chore's due day, this once. A calendar goes on as before.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Move(
        this ChoreBoard board, Command command, string name, DateOnly due, TimeOnly? at, string zone) =>
        Change(board, command, name, entry => entry with
        {
            Chore = entry.Chore with
            {
                Due = due, At = at ?? entry.Chore.At, Zone = zone, IsPaused = false, Snoozed = entry.Chore.Snoozed.Clear(),
            },
            DoneUntil = null,
        });

    /// <summary>Sets how often a chore is spoken of again; null for once.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) SetNag(
        this ChoreBoard board, Command command, string name, NagPolicy? policy) =>
        Change(board, command, name, entry => entry with { Chore = entry.Chore with { Nag = policy } });

    /// <summary>Says whether a chore may be spoken of in quiet hours.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) SetUrgent(
        this ChoreBoard board, Command command, string name, bool isUrgent) =>
        Change(board, command, name, entry => entry with { Chore = entry.Chore with { IsUrgent = isUrgent } });

    /// <summary>Pauses a chore, or goes on with it: what was due meanwhile is left out.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Pause(
        this ChoreBoard board, Command command, ChoreDay scene, string name, bool isPaused) =>
        Change(board, command, name, entry => entry with
        {
            Chore = isPaused ? entry.Chore with { IsPaused = true } : Resumed(entry, scene),
        });

    /// <summary>Takes a chore off the list for good.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Remove(this ChoreBoard board, Command command, string name)
    {
        if (board.Find(name) is not { } entry)
            return (board, Missing(board, name));
        var after = board.With(command, ChoreChangeKind.Removed, board.Open.Remove(entry));
        return (after, new() { Changed = [entry.Chore], EndedIds = [entry.Chore.Id], Open = after.Open.Length });
    }

    /// <summary>Swaps this turn between the command's member and another one: one has it now, the other one the next time.</summary>
    public static (ChoreBoard Board, ChoreOutcome Outcome) Swap(
        this ChoreBoard board, Command command, ChoreDay scene, string name, string with)
    {
        if (board.Find(name) is not { } entry)
            return (board, Missing(board, name));
        var holder = Turns.HolderOn(entry.Chore, scene, scene.Today);
        if (holder is null || command.By == with || (holder != command.By && holder != with))
            return (board, new()
            {
                Refusal = ChoreRefusal.NothingToSwap, Changed = [entry.Chore with { Assignee = holder }], Open = board.Open.Length,
            });
        var other = holder == with ? command.By : with;
        var (after, outcome) = Change(board, command, name, one => one with { Chore = Swapped(one.Chore, scene, holder, other) });
        return (after, outcome with { Who = other });
    }

    private static Chore Swapped(Chore chore, ChoreDay scene, string holder, string other)
    {
        if (chore.Rotation is not { } rotation)
            return chore with { StandIn = chore.Assignee == other ? null : other, Snoozed = chore.Snoozed.Clear() };
        rotation = Turns.On(rotation, chore, scene, scene.Today);
        // Swapping back leaves nothing behind.
        var swapped = rotation.Swapped.GetValueOrDefault(holder) == other
            ? rotation.Swapped.Remove(holder)
            : rotation.Members.Contains(other, StringComparer.Ordinal) ? rotation.Swapped.SetItem(other, holder) : rotation.Swapped;
        return chore with
        {
            Rotation = rotation with { Chosen = other, Swapped = swapped },
            Assignee = other,
            StandIn = null,
            Snoozed = chore.Snoozed.Clear(),
        };
    }

    // A calendar has gone on meanwhile; what counts from when it was done is due now.
    private static Chore Resumed(OpenChore entry, ChoreDay scene)
    {
        var chore = entry.Chore with { IsPaused = false };
        if (chore.Due >= scene.Today || chore.Rhythm is not { } rhythm)
            return chore;
        return chore with { Due = rhythm.Calendar is null ? scene.Today : rhythm.NextAfter(scene.Today.AddDays(-1)) };
    }

    private static (ChoreBoard Board, ChoreOutcome Outcome) Change(
        ChoreBoard board, Command command, string name, Func<OpenChore, OpenChore> change)
    {
        if (board.Find(name) is not { } entry)
            return (board, Missing(board, name));
        var after = board.With(command, ChoreChangeKind.Changed, board.Open.Replace(entry, change(entry)));
        return (after, new() { Changed = [after.Find(entry.Chore.Id)!.Chore], Open = after.Open.Length });
    }

    private static ChoreOutcome Missing(ChoreBoard board, string name) => new() { Missing = [name], Open = board.Open.Length };
}
