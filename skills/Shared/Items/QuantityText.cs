using Alfred.Groceries;
using Alfred.Languages;

namespace Alfred.Skills.Shared.Items;

/// <summary>Quantities and items as people read them, in their language.</summary>
public static class QuantityText
{
    /// <summary><c>1,5 l</c>, <c>30–40 g</c>; the number as the language writes it.</summary>
    public static string Show(Quantity quantity, Language language)
    {
        var amount = quantity.Amount.ToString("0.###", language.Culture);
        if (quantity.UpTo is { } most)
            amount += $"–{most.ToString("0.###", language.Culture)}";
        return quantity.Unit is null ? amount : $"{amount} {quantity.Unit}";
    }

    /// <summary><c>apples (2 kg)</c>, or just the name.</summary>
    public static string Show(GroceryItem item, Language language) =>
        item.Quantity is null ? item.Name : $"{item.Name} ({Show(item.Quantity, language)})";
}
