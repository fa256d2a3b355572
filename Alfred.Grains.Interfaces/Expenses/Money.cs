namespace Alfred.Expenses;

/// <summary>An amount in a currency. Decimal throughout, never binary floating point.</summary>
/// <param name="Amount">Within ±999,999,999.99 and with no more decimals than the currency has.</param>
/// <param name="Currency">Three capital letters (ISO 4217).</param>
[GenerateSerializer, Immutable, Alias("alfred.money")]
public sealed record Money([property: Id(0)] decimal Amount, [property: Id(1)] string Currency)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no such amount.</exception>
    public static Money Parse(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length == 2 && parts[1].Length == 3
            && decimal.TryParse(
                parts[0], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            return new(amount, parts[1]);
        throw new FormatException($"'{text}' is no amount such as 123.45 EUR");
    }

    /// <summary>The form that is stored and exchanged: <c>123.45 EUR</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}
