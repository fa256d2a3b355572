using Alfred.Expenses;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>
/// Reads and writes amounts of money: <c>123,45</c>, <c>1.234,56</c>, <c>1,234.56</c>, <c>€12</c>, <c>12€</c>, <c>12 EUR</c>, <c>12 euros
/// 50</c>, <c>2 Mio. €</c>. What can be read in two ways is asked for, never guessed.
/// </summary>
public static class AmountText
{
    /// <summary>The largest amount that is taken.</summary>
    public const decimal Max = 1_000_000m;

    private const int MaxLength = 2_000;

    /// <summary>
    /// The <see cref="Parameter.Read"/> of an amount that is the whole text; the canonical form is <see cref="Money.ToString"/>'s.
    /// </summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var language = context.Language;
        var own = context.Instance.Currency;
        if (Scan(text, language, own) is not { IsWhole: true } found)
            return new ParseResult.NotUnderstood(language.Say("amounts.not-understood", ("text", text)));
        if (found.IsNegative)
            return new ParseResult.Rejected(language.Say("amounts.not-positive"));
        if (found.Name?.Of(own) is { } code && Currencies.IsRefused(code))
            return new ParseResult.Rejected(language.Say("amounts.not-counted", ("text", text), ("currency", code)));
        var doubt = new AmountDoubt(text, found, language, own);
        return doubt.Question is { } question
            ? new ParseResult.Rejected(question.Problem) { Instead = question.Instead }
            : doubt.Loose is { } loose ? loose : Check(found.Number, found.Name?.Of(own) ?? own, language);
    }

    /// <summary>
    /// The only amount of a text that may say other things too: "Price: $119.00", "12.50 € each". Words count in the given language, codes,
    /// signs and separators in any. Nothing is done with it, so that beside a currency the language's own thousands separator is taken for
    /// one where <see cref="Read"/> asks: "$94,000" in English.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="ownCurrency">What "$" means where several countries write it, and how many decimals a bare number may have.</param>
    public static AmountResult Find(string text, Language language, string ownCurrency)
    {
        if (Scan(text, language, ownCurrency) is not { } found)
            return Several(text, language, ownCurrency);
        var doubt = new AmountDoubt(text, found, language, ownCurrency);
        if (!doubt.IsUsual && doubt.Question is { } question)
            return question;
        var value = found.Number.Alternative ?? found.Number.Value;
        return new AmountResult.Amount(found.IsNegative ? -value : value, found.Name?.Of(ownCurrency));
    }

    /// <summary>An amount as people write it in a language: <c>€123.45</c>, <c>123,45 €</c>, <c>1,234.50 CHF</c>, <c>¥1,200</c>.</summary>
    public static string Show(Money money, Language language)
    {
        var culture = language.Culture;
        var number = money.Amount.ToString("N" + Currencies.DecimalsOf(money.Currency).ToString(CultureInfo.InvariantCulture), culture);
        if (Currencies.SignOf(money.Currency) is not { } sign)
            return $"{number} {money.Currency}";
        return culture.NumberFormat.CurrencyPositivePattern switch
        {
            0 => sign + number,
            1 => number + sign,
            2 => $"{sign} {number}",
            _ => $"{number} {sign}",
        };
    }

    /// <summary>
    /// The amounts of a text that have a sign or a code of a currency beside them, in order, as a language writes them: "€12", "12 CHF".
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="ownCurrency">What "$" means where several countries write it.</param>
    public static ImmutableArray<string> Prices(string text, Language language, string ownCurrency) => text.Length > MaxLength ? [] :
    [
        .. AmountScanner.FindPrices(AmountLetters.Plain(text), language, ownCurrency)
            .Select(found => Show(new(found.Number.Value, found.Name!.Of(ownCurrency) ?? ownCurrency), language)),
    ];

    // "Was €12, now €9": two amounts with equal right.
    private static AmountResult Several(string text, Language language, string own)
    {
        var prices = Prices(text, language, own).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return prices.Length < 2 ? new AmountResult.Nothing() : new AmountResult.Question(
            language.Say("amounts.several", ("text", text.Trim()), ("first", prices[0]), ("second", prices[1])), prices);
    }

    private static FoundAmount? Scan(string text, Language language, string own) =>
        text.Length > MaxLength ? null : AmountScanner.Find(AmountLetters.Plain(text), language, own);

    private static ParseResult Check(WrittenNumber number, string currency, Language language)
    {
        var decimals = Currencies.DecimalsOf(currency);
        var amount = number.Alternative ?? number.Value;
        if (amount == 0)
            return new ParseResult.Rejected(language.Say("amounts.not-positive"));
        if (number.Alternative is null && number.Decimals > decimals)
        {
            return new ParseResult.Rejected(decimals == 0
                ? language.Say(
                    "amounts.no-decimals", ("currency", currency), ("amount", AmountDoubt.Plain(decimal.Truncate(amount) + 1, 0, language)))
                : language.Say(
                    "amounts.decimals", ("currency", currency), ("decimals", decimals),
                    ("amount", AmountDoubt.Plain(Up(amount, decimals), decimals, language))));
        }

        return amount > Max
            ? new ParseResult.Rejected(language.Say("amounts.too-much", ("most", Max.ToString("N0", language.Culture))))
            : new ParseResult.Understood(new Money(amount, currency).ToString());
    }

    private static decimal Up(decimal amount, int decimals) => decimal.Round(amount, decimals, MidpointRounding.ToPositiveInfinity);
}
