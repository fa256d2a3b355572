namespace Alfred.Groceries;

/// <summary>Something that is to be bought.</summary>
/// <param name="Item">What, how much by now, and where if it belongs to a store.</param>
/// <param name="AddedBy">The name of who asked for it first.</param>
/// <param name="AddedAt">When (UTC).</param>
[GenerateSerializer, Immutable, Alias("alfred.grocery-entry")]
public sealed record OpenEntry(
    [property: Id(0)] GroceryItem Item, [property: Id(1)] string AddedBy, [property: Id(2)] DateTimeOffset AddedAt)
{
    /// <summary>Hides the entry: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(grocery entry)";
}
