namespace Alfred.Groceries;

/// <summary>What one command changed, kept so that it can be taken back.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="By">On whose behalf.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Entries">Each entry that it touched.</param>
/// <param name="Id">The command: <c>4711#0</c>.</param>
public sealed record GroceryChange(
    GroceryChangeKind Kind, string By, DateTimeOffset At, ImmutableArray<EntryChange> Entries, string Id)
{
    /// <summary>True when it touched the same thing.</summary>
    internal bool Touches(EntryChange other)
    {
        var name = FoldedName.Of(other.Item.Name);
        return Entries.Any(entry => FoldedName.Of(entry.Item.Name) == name);
    }

    /// <summary>
    /// The open entries without it, as long as nobody has changed them since: what it put there is off, what it took off stands where it
    /// stood. Null when they were changed.
    /// </summary>
    internal ImmutableArray<OpenEntry>? Revert(ImmutableArray<OpenEntry> open)
    {
        var left = open.ToBuilder();
        foreach (var entry in Entries.Where(static entry => entry.After is not null))
        {
            var at = left.IndexOf(entry.After!);
            if (at < 0)
                return null;
            if (entry.Before is null)
                left.RemoveAt(at);
            else
                left[at] = entry.Before;
        }

        foreach (var entry in Entries.Where(static entry => entry.After is null).OrderBy(static entry => entry.At))
            left.Insert(Math.Min(entry.At, left.Count), entry.Before!);
        return left.ToImmutable();
    }

    /// <summary>
    /// What of it can be taken back although others have changed the same entries since: of what grew, the part that it brought; what it
    /// took off joins what stands there by now.
    /// </summary>
    internal ImmutableArray<OpenEntry> RevertAnyway(ImmutableArray<OpenEntry> open)
    {
        var left = open.ToBuilder();
        foreach (var entry in Entries)
        {
            var at = FindNow(left, entry);
            if (entry.After is null)
                PutBack(left, at, entry.Before!);
            else if (at >= 0)
                TakeOff(left, at, entry);
        }

        return left.ToImmutable();
    }

    private static int FindNow(ImmutableArray<OpenEntry>.Builder open, EntryChange entry)
    {
        if (entry.After is not null && open.IndexOf(entry.After) is var same and >= 0)
            return same;
        var name = FoldedName.Of(entry.Item.Name);
        for (var at = 0; at < open.Count; at++)
        {
            if (FoldedName.Of(open[at].Item.Name) == name && open[at].Item.Store == entry.Item.Store
                && Measure.TryAdd(open[at].Item.Quantity, entry.Item.Quantity, out _))
                return at;
        }

        return -1;
    }

    private static void PutBack(ImmutableArray<OpenEntry>.Builder open, int at, OpenEntry before)
    {
        if (at < 0)
            open.Add(before);
        else if (Measure.TryAdd(open[at].Item.Quantity, before.Item.Quantity, out var sum))
            open[at] = open[at] with { Item = open[at].Item with { Quantity = sum } };
    }

    private static void TakeOff(ImmutableArray<OpenEntry>.Builder open, int at, EntryChange entry)
    {
        var (now, after, before) = (open[at], entry.After!, entry.Before);
        if (now == after && before is not null)
            open[at] = before;
        else if (now.Item.Quantity == after.Item.Quantity && before is null)
            open.RemoveAt(at);
        else if (Measure.TrySubtract(now.Item.Quantity, after.Item.Quantity, out var rest)
            && Measure.TryAdd(rest, before?.Item.Quantity, out var left))
            open[at] = now with { Item = now.Item with { Quantity = left } };
    }
}
