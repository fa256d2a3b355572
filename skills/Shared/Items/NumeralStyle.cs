namespace Alfred.Skills.Shared.Items;

/// <summary>
/// How a language writes numbers: which of point and comma groups thousands. Both are taken for the decimal one otherwise.
/// </summary>
internal sealed class NumeralStyle(CultureInfo culture)
{
    private const decimal Max = 1_000_000m;
    private const int MaxLength = 14;

    private readonly char _group = culture.NumberFormat.NumberGroupSeparator is [var only] ? only : ' ';

    /// <summary>True where blanks group thousands, so that "2 400 g" may be one number.</summary>
    public bool GroupsByBlanks => char.IsWhiteSpace(_group);

    /// <summary>Reads a number that <see cref="Numeral.Length"/> found.</summary>
    /// <returns>Its value, rounded to three decimals; null for none that is an amount of anything: 00, 0, 1/0, too many.</returns>
    public decimal? Read(string numeral)
    {
        if (numeral.Length > MaxLength)
            return null;
        var plain = PlainLetters.Of(numeral).Replace('٫', '.').Replace("٬", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal);
        var part = Numeral.IsFraction(numeral[^1]) ? (decimal)CharUnicodeInfo.GetNumericValue(numeral[^1]) : 0;
        var digits = part > 0 ? plain[..^1] : plain;
        if (digits.AsSpan().IndexOfAny('/', '\u2044', '\u2215') is var bar and > 0)
            return part > 0 ? null : Positive(Divided(digits[..bar], digits[(bar + 1)..]));
        if (digits.Length == 0)
            return Positive(part);
        return Plain(digits) is { } whole && (part == 0 || whole == decimal.Truncate(whole)) ? Positive(whole + part) : null;
    }

    /// <summary>
    /// What a number is when its only separator is of the other kind: 1.5 for "1,500" where the comma groups. Null where there is no doubt.
    /// </summary>
    public decimal? Other(string numeral)
    {
        var plain = PlainLetters.Of(numeral);
        var at = plain.IndexOfAny(['.', ',']);
        if (plain.Length > MaxLength || at is not (> 0 and < 4) || plain[0] == '0' || Read(numeral) is not { } number)
            return null;
        if (plain.Length - at != 4 || !plain.Where((_, index) => index != at).All(char.IsAsciiDigit))
            return null;
        return Positive(plain[at] == _group ? number / 1_000 : number * 1_000);
    }

    private static decimal? Positive(decimal? number) =>
        number is { } some && decimal.Round(some, 3) is > 0 and <= Max ? decimal.Round(some, 3) : null;

    // "80/20" is no part of one, and nobody measures in forty-firsts.
    private static decimal? Divided(string top, string bottom) =>
        int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var above)
        && int.TryParse(bottom, NumberStyles.None, CultureInfo.InvariantCulture, out var below)
        && above < below && (below <= 16 || below == 32)
            ? above / (decimal)below
            : null;

    // "1,000" has a thousand where the comma groups, "1,5" and "0,500" a fraction everywhere; "00" is a kind of flour.
    private decimal? Plain(string digits)
    {
        if (digits is ['0', >= '0' and <= '9', ..])
            return null;
        var separators = digits.Count(static letter => letter is '.' or ',');
        var last = digits.LastIndexOfAny(['.', ',']);
        var isGrouped = separators > 1 || (separators == 1 && digits[last] == _group && digits.Length - last == 4 && digits[0] != '0');
        var plain = isGrouped ? Ungrouped(digits) : digits.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.Round(number, 3) == number ? number : null;
    }

    // "1.234,5" and "1,234.5" mean the same everywhere; "1.2.3" means nothing.
    private static string? Ungrouped(string digits)
    {
        var parts = digits.Split('.', ',');
        var marks = digits.Where(static letter => letter is '.' or ',').ToArray();
        var hasDecimals = marks.Length > 1 && marks[^1] != marks[0];
        var whole = hasDecimals ? parts[..^1] : parts;
        var isSound = whole[0].Length is > 0 and <= 3 && whole.Skip(1).All(static part => part.Length == 3)
            && marks.Take(whole.Length - 1).All(mark => mark == marks[0]);
        return isSound ? string.Concat(whole) + (hasDecimals ? $".{parts[^1]}" : "") : null;
    }
}
