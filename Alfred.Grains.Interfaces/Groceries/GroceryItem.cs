namespace Alfred.Groceries;

/// <summary>An entry of a grocery list.</summary>
/// <param name="Name">As it was typed, 1 to 120 characters.</param>
/// <param name="Quantity">How much; null when nobody said.</param>
/// <param name="Typed">
/// The whole text that name and quantity were read from, when it may itself be a name: "7 Grain crackers". Null when it cannot.
/// </param>
/// <param name="Store">The store it is to be bought at, 1 to 40 characters; null for any.</param>
[GenerateSerializer, Immutable, Alias("alfred.grocery-item")]
public sealed record GroceryItem(
    [property: Id(0)] string Name, [property: Id(1)] Quantity? Quantity = null, [property: Id(2)] string? Typed = null,
    [property: Id(3)] string? Store = null)
{
    /// <summary><c>apples (2 kg)</c>, <c>apples (2 kg) @ Lidl</c> or just the name: tells it from other entries of the name.</summary>
    public override string ToString()
    {
        var text = Quantity is null ? Name : $"{Name} ({Quantity})";
        return Store is null ? text : $"{text} @ {Store}";
    }
}
