namespace Alfred.Groceries;

/// <summary>
/// Learns in which order things are come by in a store from the order in which they are ticked off there: of two things one after the
/// other, the second stands behind the first from then on.
/// </summary>
internal static class StoreOrders
{
    /// <summary>More stores are not kept: those that nobody was at for longest go.</summary>
    public const int MaxStores = 30;

    /// <summary>More things of a store are not kept: the last ones of its order go.</summary>
    public const int MaxNames = 200;

    /// <summary>What is ticked off later than this after another thing begins a new way through the store.</summary>
    public static readonly TimeSpan TripBreak = TimeSpan.FromHours(3);

    /// <summary>The store of a name; null for one that is not known.</summary>
    public static StoreOrder? Find(ImmutableArray<StoreOrder> stores, string name) =>
        stores.FirstOrDefault(store => FoldedName.Of(store.Store) == FoldedName.Of(name));

    /// <summary>The stores with one more, if it is new.</summary>
    public static ImmutableArray<StoreOrder> Add(ImmutableArray<StoreOrder> stores, string name, DateTimeOffset at)
    {
        if (Find(stores, name) is not null)
            return stores;
        var kept = stores.Length < MaxStores ? stores : stores.Remove(stores.MinBy(static store => store.LastAt)!);
        return kept.Add(new(name, [], LastAt: at));
    }

    /// <summary>The stores after things were ticked off in one of them, in this order.</summary>
    public static ImmutableArray<StoreOrder> Learn(
        ImmutableArray<StoreOrder> stores, string name, IEnumerable<string> ticked, DateTimeOffset at)
    {
        stores = Add(stores, name, at);
        var store = Find(stores, name)!;
        var names = store.Names.ToList();
        var last = at - store.LastAt < TripBreak ? store.Last : null;
        foreach (var thing in ticked)
        {
            Place(names, thing, last);
            last = thing;
        }

        var learnt = store with { Names = [.. names.Take(MaxNames)], Last = last, LastAt = at };
        return stores.Replace(store, learnt);
    }

    private static void Place(List<string> names, string thing, string? last)
    {
        var before = last is null ? -1 : IndexOf(names, last);
        var own = IndexOf(names, thing);
        if (own > before || (own >= 0 && own == before))
            return;
        if (own >= 0)
        {
            names.RemoveAt(own);
            before--;
        }

        names.Insert(before + 1, thing);
    }

    private static int IndexOf(List<string> names, string thing)
    {
        var folded = FoldedName.Of(thing);
        return names.FindIndex(name => FoldedName.Of(name) == folded);
    }
}
