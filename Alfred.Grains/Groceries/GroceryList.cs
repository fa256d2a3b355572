using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Languages;

namespace Alfred.Groceries;

/// <summary>A grocery list and every decision about it. Immutable: each change is a new list and what to tell about it.</summary>
public sealed record GroceryList
{
    /// <summary>More open entries than this are refused, so that one row stays small.</summary>
    public const int MaxOpen = 500;

    /// <summary>Older purchases are forgotten.</summary>
    public const int MaxBought = 200;

    /// <summary>What is to be bought, oldest first.</summary>
    public ImmutableArray<OpenEntry> Open { get; init; } = [];

    /// <summary>What was bought, oldest first.</summary>
    public ImmutableArray<BoughtEntry> Bought { get; init; } = [];

    /// <summary>What was done lately and can be taken back.</summary>
    public GroceryChanges Changes { get; init; } = new();

    /// <summary>
    /// Adds items. The same thing in a unit that adds up grows the entry that is open, any other stands beside it. Bought entries are never
    /// grown. Items that no longer fit on the list are reported as missing.
    /// </summary>
    public (GroceryList List, GroceryOutcome Outcome) Add(Command command, ImmutableArray<GroceryItem> items)
    {
        var open = Open.ToBuilder();
        var changed = new List<int>();
        var before = new Dictionary<int, Quantity?>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items.Select(AsKnown))
        {
            var (at, sum) = FindPlace(open, item);
            if (at < 0 && open.Count >= MaxOpen)
            {
                missing.Add(item.Name);
                continue;
            }

            if (at < 0)
            {
                at = open.Count;
                open.Add(new(item, command.By, command.At));
            }
            else
            {
                if (at < Open.Length)
                    before.TryAdd(at, open[at].Item.Quantity);
                open[at] = open[at] with { Item = open[at].Item with { Quantity = sum } };
            }

            if (!changed.Contains(at))
                changed.Add(at);
        }

        var list = this with { Open = open.ToImmutable() };
        list = list with
        {
            Changes = Changes.Add(
                command, GroceryChangeKind.Added,
                changed.Select(at => new EntryChange(at, at < Open.Length ? Open[at] : null, list.Open[at]))),
        };
        return (list, new()
        {
            Changed = [.. changed.Select(at => list.Open[at].Item)],
            Merged = [
                .. changed.Where(before.ContainsKey)
                    .Select(at => new GroceryMerge(list.Open[at].Item.Name, before[at], list.Open[at].Item.Quantity))],
            Missing = missing.ToImmutable(),
            Open = list.Open.Length,
        });
    }

    /// <summary>Takes entries off the list as bought and remembers who bought them.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Buy(Command command, ImmutableArray<string> names)
    {
        var (list, taken, outcome) = Take(command, GroceryChangeKind.Bought, names);
        var bought = Bought.AddRange(taken.Select(entry => new BoughtEntry(entry, command.By, command.At)));
        return (list with { Bought = [.. bought.TakeLast(MaxBought)] }, outcome);
    }

    /// <summary>Takes entries off the list as no longer wanted.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Remove(Command command, ImmutableArray<string> names)
    {
        var (list, _, outcome) = Take(command, GroceryChangeKind.Removed, names);
        return (list, outcome);
    }

    /// <summary>Takes everything off the list.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Clear(Command command) =>
        (Without(command, GroceryChangeKind.Cleared, Open), new() { Changed = [.. Open.Select(entry => entry.Item)] });

    /// <summary>
    /// Takes back the last change that the same member made within a day. Nothing when somebody else has changed the same entries since.
    /// </summary>
    public (GroceryList List, GroceryOutcome Outcome) Undo(Command command)
    {
        if (Changes.LastOf(command) is not { } change)
            return (this, new() { Open = Open.Length });
        if (Changes.Since(change).LastOrDefault() is { } later)
        {
            ImmutableArray<GroceryItem> changed = [.. change.Entries.Where(later.Touches).Select(entry => entry.Item)];
            return (this, new() { Changed = changed, ChangedBy = later.By, Open = Open.Length });
        }

        // A later change that is too old to be kept has changed it.
        if (change.Entries.Any(entry => entry.After is { } after && !Open.Contains(after)))
            return (this, new() { Open = Open.Length });
        var list = this with { Open = change.Revert(Open), Bought = change.RevertBought(Bought), Changes = Changes.Without(change) };
        return (list, new()
        {
            Undone = change.Kind,
            Changed = [.. change.Entries.Select(entry => entry.Before?.Item ?? entry.Item)],
            Merged = [
                .. change.Entries.Where(entry => entry is { Before: not null, After: not null })
                    .Select(entry => new GroceryMerge(entry.Item.Name, entry.After!.Item.Quantity, entry.Before!.Item.Quantity))],
            Open = list.Open.Length,
        });
    }

    // Of adjacent entries of one thing the first whose unit adds up grows; an item without amount is on the list already.
    private static (int At, Quantity? Sum) FindPlace(ImmutableArray<OpenEntry>.Builder open, GroceryItem item)
    {
        var name = FoldedName.Of(item.Name);
        for (var at = 0; at < open.Count; at++)
        {
            if (FoldedName.Of(open[at].Item.Name) == name && Measure.TryAdd(open[at].Item.Quantity, item.Quantity, out var sum))
                return (at, sum);
        }

        return (-1, null);
    }

    // "7 Grain crackers" is a name to a household that has bought them, and seven of something to any other.
    private GroceryItem AsKnown(GroceryItem item)
    {
        if (item.Typed is null)
            return item;
        var typed = FoldedName.Of(item.Typed);
        var known = Open.Concat(Bought.Reverse().Select(bought => bought.Entry))
            .FirstOrDefault(entry => FoldedName.Of(entry.Item.Name) == typed);
        return known is null ? item with { Typed = null } : new(known.Item.Name);
    }

    private (GroceryList List, ImmutableArray<OpenEntry> Taken, GroceryOutcome Outcome) Take(
        Command command, GroceryChangeKind kind, ImmutableArray<string> names)
    {
        var taken = ImmutableArray.CreateBuilder<OpenEntry>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            var meant = Meant(name);
            if (meant.Length == 0)
                missing.Add(name);
            taken.AddRange(meant.Except(taken));
        }

        return (Without(command, kind, taken.ToImmutable()), taken.ToImmutable(), new()
        {
            Changed = [.. taken.Select(entry => entry.Item)],
            Missing = missing.ToImmutable(),
            Open = Open.Length - taken.Count,
        });
    }

    private GroceryList Without(Command command, GroceryChangeKind kind, ImmutableArray<OpenEntry> taken) => this with
    {
        Open = Open.RemoveRange(taken),
        Changes = Changes.Add(command, kind, taken.Select(entry => new EntryChange(Open.IndexOf(entry), entry, After: null))),
    };

    // "milk (2 l)" is that entry, "milk" is all milk there is, "ginger" the only entry that speaks of it: "ginger root".
    private OpenEntry[] Meant(string name)
    {
        var exact = Open.Where(entry => entry.Item.ToString() == name).ToArray();
        if (exact.Length > 0)
            return exact;
        var folded = FoldedName.Of(name);
        var named = Open.Where(entry => FoldedName.Of(entry.Item.Name) == folded).ToArray();
        if (named.Length > 0)
            return named;
        var partly = Open.Where(entry => FoldedName.Of(entry.Item.Name).HasWordsOf(folded)).Take(2).ToArray();
        return partly.Length == 1 ? partly : [];
    }
}
