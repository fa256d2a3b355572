namespace Alfred.Groceries;

/// <summary>How a change left one entry.</summary>
/// <param name="At">Its place among the open entries, from 0.</param>
/// <param name="Before">As it was; null when the change put it on the list.</param>
/// <param name="After">As it became; null when the change took it off. Never both null.</param>
public sealed record EntryChange(int At, OpenEntry? Before, OpenEntry? After)
{
    /// <summary>What it is, as the change left it.</summary>
    internal GroceryItem Item => (After ?? Before)!.Item;
}
