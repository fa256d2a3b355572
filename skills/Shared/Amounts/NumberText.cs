namespace Alfred.Skills.Shared.Amounts;

/// <summary>Reads numbers with the separators of any country.</summary>
internal static class NumberText
{
    /// <summary>
    /// The number; null when the digits are not grouped like one. Groups are of three digits, in the Indian way of two before the last
    /// three. A point or a comma with dashes behind it ends a whole number: <c>15,–</c>.
    /// </summary>
    /// <param name="text">
    /// Digits, points, commas, apostrophes, blanks and closing dashes, as <see cref="AmountLetters"/> makes them.
    /// </param>
    public static WrittenNumber? Read(string text)
    {
        var digits = text.TrimEnd('-');
        if (digits.Length < text.Length)
            return digits.Length > 0 && digits[^1] is '.' or ',' && Integer(digits[..^1]) is { } price ? new(price, 0) : null;
        var at = digits.AsSpan().LastIndexOfAny('.', ',');
        // Spaces and apostrophes only group; a mark that comes several times groups too.
        if (at < 0 || digits.IndexOf(digits[at], StringComparison.Ordinal) < at)
            return Integer(digits) is { } whole ? new(whole, 0) { IsLoose = digits.Contains(' ', StringComparison.Ordinal) } : null;

        var (left, right) = (digits[..at], digits[(at + 1)..]);
        if (right.Length == 0 || right.Any(letter => !char.IsAsciiDigit(letter)) || right.Length > 20
            || Integer(left.Length == 0 ? "0" : left) is not { } integer
            || !decimal.TryParse("0." + right, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction))
            return null;
        // "1.234" is a thousand or a little more than one; "0.234" and "1234.567" group nothing. Of "1.2300" zeros may go.
        var decimals = right.Length <= 3 ? right.Length : Math.Max(right.TrimEnd('0').Length, 2);
        var isDoubtful = right.Length == 3 && left is { Length: > 0 and <= 3 } && left[0] != '0';
        return new(integer + decimal.Round(fraction, decimals), decimals, isDoubtful ? Whole(left + right) : null);
    }

    private static decimal? Integer(string text)
    {
        var at = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (at < 0)
            return Whole(text);
        var groups = text.Split(text[at]);
        var isIndian = groups.Length > 2 && text[at] is ',' && groups[1..^1].All(group => group.Length == 2);
        return groups[0].Length is > 0 and <= 3 && groups[0][0] != '0' && groups[^1].Length == 3
            && (isIndian ? groups[0].Length <= 2 : groups[1..^1].All(group => group.Length == 3)) ? Whole(string.Concat(groups)) : null;
    }

    private static decimal? Whole(string digits) =>
        digits.Length <= 20 && decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
}
