namespace Alfred.Groceries;

/// <summary>Something that is to be bought.</summary>
/// <param name="Item">What, and how much by now.</param>
/// <param name="AddedBy">Who asked for it first.</param>
/// <param name="AddedAt">When (UTC).</param>
public sealed record OpenEntry(GroceryItem Item, string AddedBy, DateTimeOffset AddedAt);
