namespace Alfred.Skills.Shared.Amounts;

/// <summary>What has to be asked about an amount, with answers that are themselves understood.</summary>
/// <param name="text">The text as it was typed.</param>
/// <param name="found">The amount in it.</param>
/// <param name="language">The language to ask in.</param>
/// <param name="own">The instance's currency.</param>
internal sealed class AmountDoubt(string text, FoundAmount found, Language language, string own)
{
    private const int MaxChoices = 3;

    private readonly string _quoted = found.IsWhole ? text : AmountLetters.Plain(text)[found.Start..found.End];

    /// <summary>The question; null when there is one meaning only.</summary>
    public AmountResult.Question? Question =>
        found.Name is { } name && name.Of(own) is null ? Currency(name.Codes) : found.Number.Alternative is { } thousands && Decimals > 0
            ? Separator(thousands) : null;

    /// <summary>
    /// The question about "5 100", which with words behind it may be five of something; null for an amount that is sure of its blanks.
    /// </summary>
    public ParseResult.Rejected? Loose
    {
        get
        {
            if (!found.Number.IsLoose || found.Name is not null)
                return null;
            var amount = Plain(found.Number.Value, 0, language);
            return new(language.Say("amounts.loose", ("text", _quoted), ("amount", amount))) { Instead = [amount] };
        }
    }

    /// <summary>
    /// True for the usual reading of a doubtful separator: the language groups by it, and the currency that was written has no such
    /// fraction.
    /// </summary>
    public bool IsUsual =>
        found is { Number.Alternative: not null, Name: not null } && Decimals < 3 && found.Name.Of(own) is not null
            && AmountLetters.Plain(text)[found.Start..found.End].Contains(
                language.Culture.NumberFormat.NumberGroupSeparator, StringComparison.Ordinal);

    private int Decimals => Currencies.DecimalsOf(found.Name?.Of(own) ?? own);

    /// <summary>A number without groups, as the language writes it.</summary>
    public static string Plain(decimal amount, int decimals, Language language) =>
        amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), language.Culture);

    // Which of the two was meant matters a thousandfold.
    private AmountResult.Question Separator(decimal thousands)
    {
        var value = found.Number.Value;
        var fraction = Rounded(value, Decimals);
        var (large, small) = (Instead(Plain(thousands, 0, language)), Instead(Fraction(value, Decimals)));
        // Half a cent may go up or down, so that it is told.
        var isHalf = Math.Abs(fraction - value) * 2m == 1m / (decimal)Math.Pow(10, Decimals);
        var problem = isHalf
            ? language.Say(
                "amounts.rounded", ("text", _quoted), ("large", large), ("small", small), ("exact", value.ToString(language.Culture)),
                ("currency", found.Name?.Of(own) ?? own))
            : language.Say("amounts.doubtful", ("text", _quoted), ("large", large), ("small", small));
        return new(problem, [large, small]);
    }

    private AmountResult.Question Currency(ImmutableArray<string> codes)
    {
        ImmutableArray<string> instead =
            [.. codes.Take(MaxChoices).SelectMany(code => Amounts(Currencies.DecimalsOf(code)).Select(amount => $"{amount} {code}"))];
        return new(language.Say("amounts.which-currency", ("text", _quoted), ("first", instead[0])), instead);

        string[] Amounts(int decimals) => found.Number switch
        {
            { Alternative: { } thousands } when decimals == 0 => [Plain(thousands, 0, language)],
            { Alternative: { } thousands } => [Plain(thousands, 0, language), Fraction(found.Number.Value, decimals)],
            { Decimals: 0 } => [Plain(found.Number.Value, 0, language)],
            _ => [Fraction(found.Number.Value, decimals)],
        };
    }

    // Behind three digits a separator is doubtful again, behind four it is the decimal one.
    private string Fraction(decimal value, int decimals) => Plain(Rounded(value, decimals), decimals == 3 ? 4 : decimals, language);

    private static decimal Rounded(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    private string Instead(string amount)
    {
        var plain = AmountLetters.Plain(text);
        if (found.IsWhole && !plain[found.Start..found.End].Any(char.IsLetter))
            return string.Concat(plain.AsSpan(0, found.Start), amount, plain.AsSpan(found.End));
        return found.Name?.Of(own) is { } code ? $"{amount} {code}" : amount;
    }
}
