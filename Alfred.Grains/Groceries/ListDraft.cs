namespace Alfred.Groceries;

/// <summary>The open entries while one command puts things among them.</summary>
/// <param name="before">The entries before the command.</param>
internal sealed class ListDraft(ImmutableArray<OpenEntry> before)
{
    private readonly ImmutableArray<OpenEntry>.Builder _open = before.ToBuilder();
    private readonly List<int> _changed = [];
    private readonly HashSet<int> _merged = [];
    private readonly HashSet<int> _gone = [];
    private readonly List<string> _full = [];

    /// <summary>The entries after the command.</summary>
    public ImmutableArray<OpenEntry> Open => [.. _open.Where((_, at) => !_gone.Contains(at))];

    /// <summary>How the command left each entry that it touched.</summary>
    public IEnumerable<EntryChange> Changes => _changed.Select(at => new EntryChange(at, Before(at), _open[at]))
        .Concat(_gone.Order().Select(at => new EntryChange(at, before[at], After: null)));

    /// <summary>What to tell, but for the number of entries.</summary>
    public GroceryOutcome Outcome => new()
    {
        Changed = [.. _changed.Select(at => _open[at].Item)],
        Merged = [
            .. _changed.Where(_merged.Contains)
                .Select(at => new GroceryMerge(_open[at].Item.Name, before[at].Item.Quantity, _open[at].Item.Quantity))],
        Missing = [.. _full],
    };

    /// <summary>Adds an item, to what stands there or beside it.</summary>
    public void Add(GroceryItem item, Command command, int most)
    {
        var name = FoldedName.Of(item.Name);
        for (var at = 0; at < _open.Count; at++)
        {
            // Of adjacent entries of one thing the first whose unit adds up grows; an item without amount is on the list already.
            if (IsOf(at, name, item.Store) && Measure.TryAdd(_open[at].Item.Quantity, item.Quantity, out var sum))
            {
                Change(at, sum, item.Store);
                return;
            }
        }

        Append(item, command, most);
    }

    /// <summary>
    /// Gives an entry an amount: the one whose unit it is of, or the only one of the name. Of several in other units one is left.
    /// </summary>
    public void Set(GroceryItem item, Command command, int most)
    {
        var name = FoldedName.Of(item.Name);
        var own = Enumerable.Range(0, _open.Count).Where(at => IsOf(at, name, item.Store) && !_gone.Contains(at)).ToArray();
        if (own.Length == 0)
        {
            Append(item, command, most);
            return;
        }

        var fitting = Array.FindIndex(own, at => _open[at].Item.Quantity?.Unit == item.Quantity?.Unit);
        if (fitting < 0)
            fitting = Array.FindIndex(own, at => Measure.TryAdd(_open[at].Item.Quantity, item.Quantity, out _));
        Change(own[Math.Max(fitting, 0)], item.Quantity, item.Store);
        if (fitting < 0)
            _gone.UnionWith(own.Skip(1).Where(at => at < before.Length));
    }

    private OpenEntry? Before(int at) => at < before.Length ? before[at] : null;

    // What belongs to no store is the same thing as what belongs to one.
    private bool IsOf(int at, FoldedName name, string? store) =>
        FoldedName.Of(_open[at].Item.Name) == name
        && (store is null || _open[at].Item.Store is not { } own || GroceryList.IsSame(own, store));

    private void Change(int at, Quantity? quantity, string? store)
    {
        var item = _open[at].Item;
        _open[at] = _open[at] with { Item = item with { Quantity = quantity, Store = item.Store ?? store } };
        if (at < before.Length)
            _merged.Add(at);
        Touch(at);
    }

    private void Append(GroceryItem item, Command command, int most)
    {
        if (_open.Count - _gone.Count >= most)
        {
            _full.Add(item.Name);
            return;
        }

        _open.Add(new(item, command.By, command.At));
        Touch(_open.Count - 1);
    }

    private void Touch(int at)
    {
        if (!_changed.Contains(at))
            _changed.Add(at);
    }
}
