using System.Collections.Immutable;
using Alfred.Languages;

namespace Alfred.Groceries;

/// <summary>What one command changed, kept so that it can be taken back.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="By">On whose behalf.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Entries">Each entry that it touched.</param>
public sealed record GroceryChange(GroceryChangeKind Kind, string By, DateTimeOffset At, ImmutableArray<EntryChange> Entries)
{
    /// <summary>True when it touched the same thing.</summary>
    internal bool Touches(EntryChange other)
    {
        var name = FoldedName.Of(other.Item.Name);
        return Entries.Any(entry => FoldedName.Of(entry.Item.Name) == name);
    }

    /// <summary>The open entries without it: what it put there is off, what it took off stands where it stood.</summary>
    internal ImmutableArray<OpenEntry> Revert(ImmutableArray<OpenEntry> open)
    {
        var left = open.ToBuilder();
        foreach (var entry in Entries.Where(entry => entry is { Before: null, After: not null }))
            left.Remove(entry.After!);
        foreach (var entry in Entries.Where(entry => entry is { Before: not null, After: not null }))
            left[left.IndexOf(entry.After!)] = entry.Before!;
        foreach (var entry in Entries.Where(entry => entry.After is null).OrderBy(entry => entry.At))
            left.Insert(Math.Min(entry.At, left.Count), entry.Before!);
        return left.ToImmutable();
    }

    /// <summary>The purchases without it. Of purchases that are alike in everything the last ones are those of this change.</summary>
    internal ImmutableArray<BoughtEntry> RevertBought(ImmutableArray<BoughtEntry> bought)
    {
        if (Kind != GroceryChangeKind.Bought)
            return bought;
        foreach (var entry in Entries)
        {
            var at = bought.LastIndexOf(new(entry.Before!, By, At));
            bought = at < 0 ? bought : bought.RemoveAt(at);
        }

        return bought;
    }
}
