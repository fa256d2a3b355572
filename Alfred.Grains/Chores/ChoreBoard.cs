namespace Alfred.Chores;

/// <summary>The chores of a household and what is remembered of them. Immutable; what commands do stands beside it.</summary>
public sealed record ChoreBoard
{
    /// <summary>More open chores than this are refused, so that one row stays small.</summary>
    public const int MaxOpen = 500;

    /// <summary>Older deeds are forgotten.</summary>
    public const int MaxDone = 400;

    /// <summary>More changes than this cannot be taken back.</summary>
    public const int MaxChanges = 30;

    private const int MaxUndone = 20;

    /// <summary>How long a change can be taken back.</summary>
    public static readonly TimeSpan UndoLife = TimeSpan.FromHours(24);

    /// <summary>What waits, oldest first.</summary>
    public ImmutableArray<OpenChore> Open { get; init; } = [];

    /// <summary>What was done, oldest first.</summary>
    public ImmutableArray<DoneChore> Done { get; init; } = [];

    /// <summary>What was changed lately and can be taken back, oldest first.</summary>
    public ImmutableArray<ChoreChange> Changes { get; init; } = [];

    /// <summary>The commands that took something back lately.</summary>
    public ImmutableArray<string> Undone { get; init; } = [];

    /// <summary>The number of the last id.</summary>
    public int LastId { get; init; }

    /// <summary>The number of the last change.</summary>
    public long Version { get; init; }

    /// <summary>The entry of a chore's id, its name, or the only one with those words in it; null for none.</summary>
    public OpenChore? Find(string name)
    {
        var folded = FoldedName.Of(name);
        if (Open.FirstOrDefault(entry => entry.Chore.Id == name) is { } known)
            return known;
        if (Open.FirstOrDefault(entry => FoldedName.Of(entry.Chore.Name) == folded) is { } same)
            return same;
        // "The bins" is "take out the bins" unless there are two with bins.
        var alike = Open.Where(entry => FoldedName.Of(entry.Chore.Name).HasWordsOf(folded)).Take(2).ToArray();
        return alike.Length == 1 ? alike[0] : null;
    }

    /// <summary>
    /// The entries that a name means: "bins and dishes" is one chore of that name, else both of two; with one of them unknown it is
    /// neither.
    /// </summary>
    public ImmutableArray<OpenChore> Meant(string name)
    {
        if (Find(name) is { } chore)
            return [chore];
        var parts = name.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = parts.Select(Find).OfType<OpenChore>().ToImmutableArray();
        return parts.Length > 1 && found.Length == parts.Length ? found : [];
    }

    /// <summary>The open chores, with whose they are on a day.</summary>
    public ImmutableArray<Chore> ListOn(ChoreDay scene) =>
    [
        .. Open.Select(static entry => entry.Chore).Select(chore => chore with
        {
            Assignee = Turns.HolderOn(chore, scene, scene.Today),
            Rotation = chore.Rotation is { } rotation ? Turns.On(rotation, chore, scene, scene.Today) : null,
        }),
    ];

    /// <summary>The id of a number.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");

    /// <summary>The board with what a command changed, which can be taken back. What it made carries its number.</summary>
    public ChoreBoard With(
        Command command, ChoreChangeKind kind, ImmutableArray<OpenChore> open, IEnumerable<DoneChore>? done = null)
    {
        var version = Version + 1;
        ImmutableArray<OpenChore> stamped = [.. open.Select(entry => Open.Contains(entry)
            ? entry
            : entry with { Chore = entry.Chore with { Version = version } })];
        var steps = ImmutableArray.CreateBuilder<ChoreStep>();
        for (var place = 0; place < Open.Length; place++)
        {
            var before = Open[place];
            var after = stamped.FirstOrDefault(entry => entry.Chore.Id == before.Chore.Id);
            if (after?.Chore.Version != before.Chore.Version)
                steps.Add(new(place, before, after));
        }

        for (var place = 0; place < stamped.Length; place++)
        {
            if (Open.All(entry => entry.Chore.Id != stamped[place].Chore.Id))
                steps.Add(new(place, Before: null, stamped[place]));
        }

        if (steps.Count == 0)
            return this;
        var fresh = Changes.Where(change => change.At > command.At - UndoLife).TakeLast(MaxChanges - 1);
        return this with
        {
            Open = stamped,
            Done = [.. Done.Concat((done ?? []).Select(deed => deed with { Version = version })).TakeLast(MaxDone)],
            Changes = [.. fresh, new(kind, command.By, command.At, version, steps.ToImmutable())],
            Version = version,
        };
    }

    /// <summary>The last change that the member of a command can take back with it; null for none.</summary>
    public ChoreChange? LastOf(Command command) =>
        Changes.LastOrDefault(change => change.By == command.By && change.At > command.At - UndoLife);

    /// <summary>True when a command has taken something back.</summary>
    public bool HasUndone(Command command) => Undone.Contains(command.Id.ToString(), StringComparer.Ordinal);

    /// <summary>Takes back the last change of the command's member, unless others have changed the same since.</summary>
    public (ChoreBoard Board, ChoreOutcome Outcome) Undo(Command command, bool isConfirmed)
    {
        if (LastOf(command) is not { } change)
            return (this, new() { Refusal = ChoreRefusal.NothingToUndo, Open = Open.Length });
        if (!isConfirmed && change.Steps.Where(step => !step.IsIn(Open)).ToArray() is { Length: > 0 } touched)
        {
            var later = Changes.LastOrDefault(
                other => other.Version > change.Version && other.Steps.Any(step => touched.Any(one => one.Id == step.Id)));
            return (this, new()
            {
                Refusal = ChoreRefusal.ChangedSince,
                Who = later?.By,
                Changed = [.. touched.Select(static step => (step.After ?? step.Before)!.Chore)],
                Open = Open.Length,
            });
        }

        var open = Open.ToList();
        foreach (var step in change.Steps)
        {
            var at = open.FindIndex(entry => entry.Chore.Id == step.Id);
            if (at >= 0)
                open.RemoveAt(at);
            if (step.Before is { } before)
                open.Insert(Math.Min(step.Place, open.Count), before);
        }

        return (
            this with
            {
                Open = [.. open],
                Done = Done.RemoveAll(deed => deed.Version == change.Version),
                Changes = Changes.Remove(change),
                Undone = [.. Undone.Append(command.Id.ToString()).TakeLast(MaxUndone)],
            },
            new()
            {
                Undone = change.Kind,
                Changed = [.. change.Steps.Select(static step => (step.Before ?? step.After)!.Chore)],
                EndedIds = [.. change.Steps.Where(static step => step.Before is null).Select(static step => step.Id)],
                Open = open.Count,
            });
    }
}
