namespace Alfred.Groceries;

/// <summary>An entry of a grocery list.</summary>
/// <param name="Name">As it was typed, 1 to 120 characters.</param>
/// <param name="Quantity">How much; null when nobody said.</param>
[GenerateSerializer, Immutable, Alias("alfred.grocery-item")]
public sealed record GroceryItem([property: Id(0)] string Name, [property: Id(1)] Quantity? Quantity = null)
{
    /// <summary><c>apples (2 kg)</c> or just the name.</summary>
    public override string ToString() => Quantity is null ? Name : $"{Name} ({Quantity})";
}
