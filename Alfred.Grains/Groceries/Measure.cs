namespace Alfred.Groceries;

/// <summary>
/// Adds amounts of one thing. Pieces add to pieces, mass to mass, volume to volume, and any other unit only to itself. No amount at all
/// adds to everything and changes nothing.
/// </summary>
internal static class Measure
{
    private const decimal MaxAmount = 1_000_000m;

    private static readonly Dictionary<string, (string Base, string Large, decimal Factor)> Metric = new(StringComparer.Ordinal)
    {
        ["mg"] = ("g", "kg", 0.001m),
        ["g"] = ("g", "kg", 1m),
        ["kg"] = ("g", "kg", 1_000m),
        ["ml"] = ("ml", "l", 1m),
        ["cl"] = ("ml", "l", 10m),
        ["dl"] = ("ml", "l", 100m),
        ["l"] = ("ml", "l", 1_000m),
    };

    /// <summary>The sum.</summary>
    /// <param name="left">How much stands there; null when nobody said.</param>
    /// <param name="right">How much comes to it; null when nobody said.</param>
    /// <param name="sum">The sum; null when neither is known.</param>
    /// <returns>False when the two cannot be added: the units differ, or the sum is no quantity any more.</returns>
    public static bool TryAdd(Quantity? left, Quantity? right, out Quantity? sum)
    {
        sum = left ?? right;
        if (left is null || right is null)
            return true;
        if (left.Unit == right.Unit)
            return TrySum(left, right, 1m, 1m, left.Unit, out sum);
        if (left.Unit is null || right.Unit is null
            || !Metric.TryGetValue(left.Unit, out var first) || !Metric.TryGetValue(right.Unit, out var second)
                || first.Base != second.Base)
            return false;
        const decimal Large = 1_000m;
        var isLarge = (left.Amount * first.Factor) + (right.Amount * second.Factor) >= Large;
        return (isLarge && TrySum(left, right, first.Factor / Large, second.Factor / Large, first.Large, out sum))
            || TrySum(left, right, first.Factor, second.Factor, first.Base, out sum);
    }

    /// <summary>What is left of an amount when a part of it goes.</summary>
    /// <returns>False when the part cannot be measured by the whole, or nothing would be left.</returns>
    public static bool TrySubtract(Quantity? whole, Quantity? part, out Quantity? rest)
    {
        rest = whole;
        if (part is null)
            return true;
        if (whole is null)
            return false;
        var (first, second, unit) = (1m, 1m, whole.Unit);
        if (whole.Unit != part.Unit)
        {
            if (whole.Unit is null || part.Unit is null || !Metric.TryGetValue(whole.Unit, out var own)
                || !Metric.TryGetValue(part.Unit, out var other) || own.Base != other.Base)
                return false;
            (first, second, unit) = (own.Factor, other.Factor, own.Base);
        }

        var least = (whole.Amount * first) - (part.Amount * second);
        rest = new(least, unit);
        return IsQuantity(least) && whole.UpTo is null && part.UpTo is null;
    }

    // Ranges add end by end: 30 to 40 and 10 are 40 to 50.
    private static bool TrySum(Quantity left, Quantity right, decimal first, decimal second, string? unit, out Quantity? sum)
    {
        var least = (left.Amount * first) + (right.Amount * second);
        var most = ((left.UpTo ?? left.Amount) * first) + ((right.UpTo ?? right.Amount) * second);
        sum = new(least, unit, most > least ? most : null);
        return IsQuantity(least) && IsQuantity(most);
    }

    private static bool IsQuantity(decimal amount) => amount is > 0m and <= MaxAmount && decimal.Round(amount, 3) == amount;
}
