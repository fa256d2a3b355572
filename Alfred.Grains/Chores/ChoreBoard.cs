using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Languages;

namespace Alfred.Chores;

/// <summary>The chores of a household and every decision about them. Immutable.</summary>
public sealed record ChoreBoard
{
    /// <summary>More open chores than this are refused, so that one row stays small.</summary>
    public const int MaxOpen = 500;

    /// <summary>Older deeds are forgotten.</summary>
    public const int MaxDone = 200;

    /// <summary>What waits, oldest first.</summary>
    public ImmutableArray<OpenChore> Open { get; init; } = [];

    /// <summary>What was done, oldest first.</summary>
    public ImmutableArray<DoneChore> Done { get; init; } = [];

    /// <summary>
    /// Adds chores; one that is open under the same name stays as it is. Those that no longer fit are reported as missing.
    /// </summary>
    public (ChoreBoard Board, ChoreOutcome Outcome) Add(Command command, ImmutableArray<Chore> chores)
    {
        var open = Open.ToBuilder();
        var added = ImmutableArray.CreateBuilder<Chore>();
        var alreadyOpen = ImmutableArray.CreateBuilder<Chore>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var chore in chores)
        {
            var name = FoldedName.Of(chore.Name);
            if (open.FirstOrDefault(entry => FoldedName.Of(entry.Chore.Name) == name) is { } same)
            {
                if (!added.Contains(same.Chore))
                    alreadyOpen.Add(same.Chore);
            }
            else if (open.Count >= MaxOpen)
            {
                missing.Add(chore.Name);
            }
            else
            {
                open.Add(new(chore, command.At));
                added.Add(chore);
            }
        }

        return (this with { Open = open.ToImmutable() }, new()
        {
            Changed = added.ToImmutable(),
            AlreadyOpen = alreadyOpen.ToImmutable(),
            Missing = missing.ToImmutable(),
            Open = open.Count,
        });
    }

    /// <summary>Takes chores off the board and credits the command's member.</summary>
    public (ChoreBoard Board, ChoreOutcome Outcome) Finish(Command command, ImmutableArray<string> names)
    {
        var finished = ImmutableArray.CreateBuilder<OpenChore>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            var meant = Meant(name);
            if (meant.IsEmpty)
                missing.Add(name);
            finished.AddRange(meant.Where(chore => !finished.Contains(chore)));
        }

        var done = Done.AddRange(finished.Select(chore => new DoneChore(chore, command.By, command.At)));
        return (this with { Open = Open.RemoveRange(finished), Done = [.. done.TakeLast(MaxDone)] }, new()
        {
            Changed = [.. finished.Select(chore => chore.Chore)],
            Missing = missing.ToImmutable(),
            Open = Open.Length - finished.Count,
        });
    }

    // "bins and dishes" is one chore of that name, else both of two; with one of them unknown it is neither.
    private ImmutableArray<OpenChore> Meant(string name)
    {
        if (Find(name) is { } chore)
            return [chore];
        var parts = name.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = parts.Select(Find).OfType<OpenChore>().ToImmutableArray();
        return parts.Length > 1 && found.Length == parts.Length ? found : [];
    }

    // The name itself, or the only chore with those words in it: "the bins" is "take out the bins" unless there are two with bins.
    private OpenChore? Find(string name)
    {
        var folded = FoldedName.Of(name);
        if (Open.FirstOrDefault(entry => FoldedName.Of(entry.Chore.Name) == folded) is { } same)
            return same;
        var alike = Open.Where(entry => FoldedName.Of(entry.Chore.Name).HasWordsOf(folded)).Take(2).ToArray();
        return alike.Length == 1 ? alike[0] : null;
    }
}
