namespace Alfred.Skills.Shared.Amounts;

/// <summary>The only amount of a text.</summary>
/// <param name="Number">The number; in whole units, hundredths included, with thousands and millions multiplied.</param>
/// <param name="Start">Where the number starts in the text.</param>
/// <param name="End">Where it ends, "million" included.</param>
internal sealed record FoundAmount(WrittenNumber Number, int Start, int End)
{
    /// <summary>What stands for the currency; null for nothing.</summary>
    public CurrencyName? Name { get; init; }

    /// <summary>
    /// True for a currency in a sign or in capitals ("€12", "12 CHF"), which no word of a note is ("10 ft", "5 pound coffee").
    /// </summary>
    public bool HasSign { get; init; }

    /// <summary>True for a minus, or for parentheses around everything.</summary>
    public bool IsNegative { get; init; }

    /// <summary>True when the text says nothing else.</summary>
    public bool IsWhole { get; init; }
}
