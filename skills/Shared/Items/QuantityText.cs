using Alfred.Groceries;

namespace Alfred.Skills.Shared.Items;

/// <summary>Quantities and items as people read them, in their language.</summary>
public static class QuantityText
{
    /// <summary><c>2 bottles</c>, <c>1,5 l</c>, <c>30–40 g</c>; the unit as the language calls it, the number as it writes it.</summary>
    public static string Show(Quantity quantity, Language language)
    {
        var amount = quantity.Amount.ToString("0.###", language.Culture);
        if (quantity.UpTo is { } most)
            amount += $"–{most.ToString("0.###", language.Culture)}";
        if (quantity.Unit is null)
            return amount;
        return $"{amount} {ItemUnits.For(language).Show(quantity.Unit, IsSingular(quantity.UpTo ?? quantity.Amount, language))}";
    }

    /// <summary><c>apples (2 kg)</c>, or just the name.</summary>
    public static string Show(GroceryItem item, Language language) =>
        item.Quantity is null ? item.Name : $"{item.Name} ({Show(item.Quantity, language)})";

    // Where none takes the singular, everything below two does: "1,5 bouteille".
    private static bool IsSingular(decimal amount, Language language) =>
        language.IsSingular(language.IsSingular(0) ? decimal.Truncate(amount) : amount);
}
