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
        foreach (var item in items)
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
        var (taken, outcome) = Take(names);
        var bought = Bought.AddRange(taken.Select(entry => new BoughtEntry(entry, command.By, command.At)));
        return (this with { Open = Open.RemoveRange(taken), Bought = [.. bought.TakeLast(MaxBought)] }, outcome);
    }

    /// <summary>Takes entries off the list as no longer wanted.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Remove(ImmutableArray<string> names)
    {
        var (taken, outcome) = Take(names);
        return (this with { Open = Open.RemoveRange(taken) }, outcome);
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

    private (ImmutableArray<OpenEntry> Taken, GroceryOutcome Outcome) Take(ImmutableArray<string> names)
    {
        var taken = ImmutableArray.CreateBuilder<OpenEntry>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            var meant = Meant(name).ToArray();
            if (meant.Length == 0)
                missing.Add(name);
            taken.AddRange(meant.Except(taken));
        }

        return (taken.ToImmutable(), new()
        {
            Changed = [.. taken.Select(entry => entry.Item)],
            Missing = missing.ToImmutable(),
            Open = Open.Length - taken.Count,
        });
    }

    // "milk (2 l)" is that entry, "milk" is all milk there is.
    private IEnumerable<OpenEntry> Meant(string name)
    {
        var exact = Open.Where(entry => entry.Item.ToString() == name).ToArray();
        var folded = FoldedName.Of(name);
        return exact.Length > 0 ? exact : Open.Where(entry => FoldedName.Of(entry.Item.Name) == folded);
    }
}
