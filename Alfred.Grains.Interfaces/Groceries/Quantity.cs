namespace Alfred.Groceries;

/// <summary>How much of something: a positive amount and perhaps a unit. Amounts of one unit add up.</summary>
/// <param name="Amount">Greater than 0, at most 1,000,000, at most three decimals.</param>
/// <param name="Unit">A unit in its short canonical form (<c>g</c>, <c>kg</c>, <c>l</c>, <c>ml</c>, <c>pack</c>, …); null for
/// pieces.</param>
/// <param name="UpTo">The upper end of a range ("30 to 40 g"), greater than the amount; null for no range.</param>
[GenerateSerializer, Immutable, Alias("alfred.quantity")]
public sealed record Quantity([property: Id(0)] decimal Amount, [property: Id(1)] string? Unit, [property: Id(2)] decimal? UpTo = null)
{
    /// <summary><c>2 kg</c>, <c>1.5 l</c>, <c>12</c>: decimal point, no trailing zeros.</summary>
    public override string ToString()
    {
        var amount = Amount.ToString("0.###", CultureInfo.InvariantCulture);
        if (UpTo is { } most)
            amount += string.Create(CultureInfo.InvariantCulture, $"–{most:0.###}");
        return Unit is null ? amount : $"{amount} {Unit}";
    }
}
