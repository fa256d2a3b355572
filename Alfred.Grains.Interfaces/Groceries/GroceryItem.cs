namespace Alfred.Groceries;

/// <summary>An entry of a grocery list.</summary>
/// <param name="Name">As it was typed, 1 to 120 characters.</param>
/// <param name="Quantity">How much; null when nobody said.</param>
/// <param name="Typed">
/// The whole text that name and quantity were read from, when it may itself be a name: "7 Grain crackers". Null when it cannot.
/// </param>
[GenerateSerializer, Immutable, Alias("alfred.grocery-item")]
public sealed record GroceryItem(
    [property: Id(0)] string Name, [property: Id(1)] Quantity? Quantity = null, [property: Id(2)] string? Typed = null)
{
    /// <summary><c>apples (2 kg)</c> or just the name.</summary>
    public override string ToString() => Quantity is null ? Name : $"{Name} ({Quantity})";
}
