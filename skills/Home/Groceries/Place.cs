using Alfred.Groceries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// Where entries stand: on a list of its own, or on the household's list for one of the stores. A name is a store when the household has
/// shopped there by that name or when everybody knows the chain; any other name is a list.
/// </summary>
/// <param name="Name">As people say it.</param>
/// <param name="Store">The store; null for a list.</param>
/// <param name="Grain">The list that holds the entries.</param>
/// <param name="IsKnown">False for a list that nothing was put on yet.</param>
internal sealed record Place(ListName Name, string? Store, IGroceryGrain Grain, bool IsKnown = true)
{
    /// <summary>Which aisle things are in as the household said, for a list that does not know it itself.</summary>
    public ImmutableArray<AisleChoice> Aisles { get; private init; } = [];

    /// <summary>What the order of ticking off is learnt for; null for the ordinary list.</summary>
    public string? Learns => Store ?? Name.Text;

    /// <summary>The household's list.</summary>
    public static IGroceryGrain Household(ActionContext context) => context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey);

    /// <summary>The ordinary list.</summary>
    public static Place Ordinary(ActionContext context) => new(ListName.Ordinary, Store: null, Household(context));

    /// <summary>What a name means to this household.</summary>
    public static async Task<Place> FindAsync(ActionContext context, ListName name)
    {
        if (name.Text is null)
            return Ordinary(context);
        var household = Household(context);
        var view = await household.ViewAsync();
        if (view.Lists.Any(list => new ListName(list).Key == name.Key))
            return new(name, Store: null, context.NamedGrain<IGroceryGrain>(name.Key)) { Aisles = view.Aisles };
        var store = view.Stores.FirstOrDefault(known => FoldedName.Of(known.Store) == FoldedName.Of(name.Text))?.Store
            ?? StoreWords.Of(context.Language).Chain(name.Text);
        return store is null
            ? new(name, Store: null, context.NamedGrain<IGroceryGrain>(name.Key), IsKnown: false)
            : new(name, store, household);
    }

    /// <summary>The items as they belong to it.</summary>
    public GroceryItem Belonging(GroceryItem item) => Store is null ? item : item with { Store = Store };

    /// <summary>True for an entry that can be bought there.</summary>
    public bool Has(OpenEntry entry) =>
        Store is null || entry.Item.Store is null || FoldedName.Of(entry.Item.Store) == FoldedName.Of(Store);
}
