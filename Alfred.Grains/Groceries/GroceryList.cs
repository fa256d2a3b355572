namespace Alfred.Groceries;

/// <summary>A grocery list and every decision about it. Immutable: each change is a new list and what to tell about it.</summary>
public sealed record GroceryList
{
    /// <summary>The most open entries of a list.</summary>
    public const int MaxOpen = IGroceryGrain.MaxOpen;

    /// <summary>More things with an aisle, or more staples, are not remembered: the oldest go.</summary>
    public const int MaxRemembered = 500;

    /// <summary>Nor are more lists.</summary>
    public const int MaxLists = 100;

    /// <summary>What is to be bought, oldest first.</summary>
    public ImmutableArray<OpenEntry> Open { get; init; } = [];

    /// <summary>What was done lately and can be taken back.</summary>
    public GroceryChanges Changes { get; init; } = new();

    /// <summary>Which aisle things are in, where somebody has said so.</summary>
    public ImmutableArray<AisleChoice> Aisles { get; init; } = [];

    /// <summary>The stores that are known, and their orders.</summary>
    public ImmutableArray<StoreOrder> Stores { get; init; } = [];

    /// <summary>The names of the other lists.</summary>
    public ImmutableArray<string> Lists { get; init; } = [];

    /// <summary>The things that somebody has called staples.</summary>
    public ImmutableArray<string> Staples { get; init; } = [];

    /// <summary>What showing it needs.</summary>
    internal GroceryView View => new() { Open = Open, Aisles = Aisles, Stores = Stores, Lists = Lists, Staples = Staples };

    /// <summary>
    /// Adds items. The same thing in a unit that adds up grows the entry that is open, any other stands beside it, and so does what
    /// belongs to another store. Items that no longer fit on the list are reported as missing.
    /// </summary>
    public (GroceryList List, GroceryOutcome Outcome) Add(Command command, ImmutableArray<GroceryItem> items)
    {
        var draft = new ListDraft(Open);
        foreach (var item in items.Select(AsKnown))
            draft.Add(item, command, MaxOpen);
        return Taken(command, GroceryChangeKind.Added, draft);
    }

    /// <summary>Gives entries another amount; see <see cref="IGroceryGrain.SetAsync"/>.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Set(Command command, ImmutableArray<GroceryItem> items)
    {
        var draft = new ListDraft(Open);
        foreach (var item in items)
        {
            if (item.Name.Length > 0)
                draft.Set(AsKnown(item), command, MaxOpen);
            else if (Changes.LastOf(command.By, command.At) is { Entries: [{ After: { } last }] } && Open.Contains(last))
                draft.Set(last.Item with { Quantity = item.Quantity }, command, MaxOpen);
        }

        return Taken(command, GroceryChangeKind.Set, draft);
    }

    /// <summary>Takes entries off the list as bought, and learns the order of the store where that was.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Buy(Command command, ImmutableArray<string> names, string? store = null)
    {
        var (list, outcome) = Take(command, GroceryChangeKind.Bought, names);
        return store is null || outcome.Left.IsEmpty
            ? (list, outcome)
            : (list with { Stores = StoreOrders.Learn(Stores, store, outcome.Changed.Select(item => item.Name), command.At) }, outcome);
    }

    /// <summary>Takes entries off the list as no longer wanted.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Remove(Command command, ImmutableArray<string> names) =>
        Take(command, GroceryChangeKind.Removed, names);

    /// <summary>Takes everything off the list, or everything of a store.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Clear(Command command, string? store = null) =>
        Without(
            command, GroceryChangeKind.Cleared,
            [.. Enumerable.Range(0, Open.Length).Where(at => store is null || IsSame(Open[at].Item.Store, store))], missing: []);

    /// <summary>Takes back the last change of the same member; see <see cref="IGroceryGrain.UndoAsync"/>.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Undo(Command command, bool isAnyway = false)
    {
        if (Changes.LastOf(command.By, command.At) is not { } change)
            return (this, new() { Open = Open.Length });
        var reverted = isAnyway ? change.RevertAnyway(Open) : change.Revert(Open);
        if (!isAnyway && Changes.Since(change).LastOrDefault() is { } later)
        {
            ImmutableArray<GroceryItem> changed = [.. change.Entries.Where(later.Touches).Select(entry => entry.Item)];
            return (this, new() { Changed = changed, ChangedBy = later.By, Open = Open.Length });
        }

        // A later change that is too old to be kept has changed it.
        if (reverted is not { } open)
            return (this, new() { Open = Open.Length });
        return (this with { Open = open, Changes = Changes.Without(change, command) }, new()
        {
            Undone = change.Kind,
            UndoneChange = change.Id,
            UndoneAt = change.At,
            Changed = [.. change.Entries.Select(entry => entry.Before?.Item ?? entry.Item)],
            Merged = [
                .. change.Entries.Where(entry => entry is { Before: not null, After: not null })
                    .Select(entry => new GroceryMerge(entry.Item.Name, entry.After!.Item.Quantity, entry.Before!.Item.Quantity))],
            Open = open.Length,
        });
    }

    /// <summary>Remembers the aisle of things; what is said later counts.</summary>
    public (GroceryList List, GroceryOutcome Outcome) SetAisle(ImmutableArray<string> names, string aisle)
    {
        var said = names.Select(FoldedName.Of).ToHashSet();
        var kept = Aisles.Where(choice => !said.Contains(FoldedName.Of(choice.Name)))
            .Concat(names.Select(name => new AisleChoice(name, aisle)));
        return (this with { Aisles = [.. kept.TakeLast(MaxRemembered)] }, Told(names));
    }

    /// <summary>Remembers things as staples, or no longer. What was no staple is reported as missing when it shall be none.</summary>
    public (GroceryList List, GroceryOutcome Outcome) SetStaples(ImmutableArray<string> names, bool areStaples)
    {
        var said = names.Select(FoldedName.Of).ToHashSet();
        var kept = Staples.Where(name => !said.Contains(FoldedName.Of(name)));
        var known = Staples.Select(FoldedName.Of).ToHashSet();
        return areStaples
            ? (this with { Staples = [.. kept.Concat(names).TakeLast(MaxRemembered)] }, Told(names))
            : (this with { Staples = [.. kept] }, Told([.. names.Where(name => known.Contains(FoldedName.Of(name)))]) with
            {
                Missing = [.. names.Where(name => !known.Contains(FoldedName.Of(name)))],
            });
    }

    /// <summary>Remembers the name of a store or of another list.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Know(Command command, string name, bool isStore)
    {
        if (isStore)
            return (this with { Stores = StoreOrders.Add(Stores, name, command.At) }, Told([name]));
        return Lists.Any(list => IsSame(list, name))
            ? (this, Told([name]))
            : (this with { Lists = [.. Lists.Add(name).TakeLast(MaxLists)] }, Told([name]));
    }

    /// <summary>Calls a member by another name.</summary>
    public (GroceryList List, GroceryOutcome Outcome) Rename(string name, string replacement)
    {
        string Called(string member) => member == name ? replacement : member;
        OpenEntry Entry(OpenEntry entry) => entry with { AddedBy = Called(entry.AddedBy) };
        var list = this with
        {
            Open = [.. Open.Select(Entry)],
            Changes = Changes with
            {
                All =
                [
                    .. Changes.All.Select(change => change with
                    {
                        By = Called(change.By),
                        Entries = [
                            .. change.Entries.Select(entry => entry with
                            {
                                Before = entry.Before is null ? null : Entry(entry.Before),
                                After = entry.After is null ? null : Entry(entry.After),
                            })],
                    }),
                ],
            },
        };
        return (list, new() { Open = Open.Length });
    }

    internal static bool IsSame(string? one, string? other) =>
        one == other || (one is not null && other is not null && FoldedName.Of(one) == FoldedName.Of(other));

    private GroceryOutcome Told(ImmutableArray<string> names) =>
        new() { Changed = [.. names.Select(name => new GroceryItem(name))], Open = Open.Length };

    // "7 Grain crackers" is a name to a household that has it on its list, and seven of something to any other.
    private GroceryItem AsKnown(GroceryItem item)
    {
        if (item.Typed is null)
            return item;
        var typed = FoldedName.Of(item.Typed);
        var known = Open.FirstOrDefault(entry => FoldedName.Of(entry.Item.Name) == typed);
        return known is null ? item with { Typed = null } : new(known.Item.Name, Store: item.Store);
    }

    private (GroceryList List, GroceryOutcome Outcome) Taken(Command command, GroceryChangeKind kind, ListDraft draft)
    {
        var open = draft.Open;
        var list = this with { Open = open, Changes = Changes.Add(command, kind, draft.Changes) };
        return (list, draft.Outcome with { Open = open.Length });
    }

    private (GroceryList List, GroceryOutcome Outcome) Take(Command command, GroceryChangeKind kind, ImmutableArray<string> names)
    {
        var index = new EntryIndex(Open);
        var taken = new List<int>();
        var seen = new HashSet<int>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            var meant = index.Meant(name);
            if (meant.Count == 0)
                missing.Add(name);
            taken.AddRange(meant.Where(seen.Add));
        }

        return Without(command, kind, taken, missing.ToImmutable());
    }

    private (GroceryList List, GroceryOutcome Outcome) Without(
        Command command, GroceryChangeKind kind, List<int> places, ImmutableArray<string> missing)
    {
        var gone = places.ToHashSet();
        var list = this with
        {
            Open = [.. Open.Where((_, at) => !gone.Contains(at))],
            Changes = Changes.Add(command, kind, places.Select(at => new EntryChange(at, Open[at], After: null))),
        };
        return (list, new()
        {
            Changed = [.. places.Select(at => Open[at].Item)],
            Left = [.. places.Select(at => Open[at])],
            Missing = missing,
            Open = list.Open.Length,
        });
    }
}
