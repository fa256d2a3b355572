namespace Alfred.Groceries;

/// <summary>Finds entries by what people call them. Made once for a command, so that a command of many names reads the list once.</summary>
/// <param name="open">The open entries.</param>
internal sealed class EntryIndex(ImmutableArray<OpenEntry> open)
{
    private readonly Dictionary<FoldedName, List<int>> _byName = Group(open, static entry => FoldedName.Of(entry.Item.Name));
    private readonly Dictionary<string, List<int>> _byText = Group(open, static entry => entry.Item.ToString());

    /// <summary>
    /// The places of the entries that a name means: "milk (2 l)" is that entry, "milk" is all milk there is, "ginger" the only entry that
    /// speaks of it: "ginger root".
    /// </summary>
    public IReadOnlyList<int> Meant(string name)
    {
        if (_byText.TryGetValue(name, out var exact))
            return exact;
        var folded = FoldedName.Of(name);
        if (Named(folded) is { Count: > 0 } named)
            return named;
        var only = -1;
        foreach (var (known, places) in _byName)
        {
            if (!known.HasWordsOf(folded))
                continue;
            if (only >= 0 || places.Count > 1)
                return [];
            only = places[0];
        }

        return only < 0 ? [] : [only];
    }

    /// <summary>The places of the entries of a name.</summary>
    public IReadOnlyList<int> Named(FoldedName name) => _byName.TryGetValue(name, out var places) ? places : [];

    private static Dictionary<TKey, List<int>> Group<TKey>(ImmutableArray<OpenEntry> open, Func<OpenEntry, TKey> key)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, List<int>>(open.Length);
        for (var at = 0; at < open.Length; at++)
        {
            if (!groups.TryGetValue(key(open[at]), out var places))
                groups.Add(key(open[at]), places = []);
            places.Add(at);
        }

        return groups;
    }
}
