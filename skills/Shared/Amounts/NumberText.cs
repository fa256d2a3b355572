using System.Globalization;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>Reads numbers with the separators of any country.</summary>
internal static class NumberText
{
    /// <summary>The number; null when the digits are not grouped like one.</summary>
    public static WrittenNumber? Read(string text)
    {
        var plain = string.Concat(text.Select(Plain));
        var marks = plain.Where(letter => !char.IsAsciiDigit(letter)).ToArray();
        if (marks.Any(mark => mark is not ('.' or ',' or ' ' or '\'')) || marks.Distinct().Count() > 2)
            return null;
        if (marks.Length == 0)
            return Whole(plain) is { } whole ? new(whole, 0) : null;

        var mark = marks[^1];
        var isOnly = marks.Length == 1;
        var at = plain.LastIndexOf(mark);
        var (left, right) = (plain[..at], plain[(at + 1)..]);
        // Spaces and apostrophes only group; a mark that comes several times, or behind itself, groups too.
        if (mark is ' ' or '\'' || marks.Count(other => other == mark) > 1)
            return marks.Distinct().Count() == 1 && Grouped(plain, mark) is { } grouped ? new(grouped, 0) : null;

        var integer = isOnly ? Whole(left.Length == 0 ? "0" : left) : marks[..^1].Distinct().Count() == 1 ? Grouped(left, marks[0]) : null;
        if (integer is null || right.Length == 0
            || !decimal.TryParse("0." + right, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction))
            return null;
        // "1.234" is a thousand or a little more than one; "0.234" and "1234.567" group nothing.
        var isDoubtful = isOnly && right.Length == 3 && left is { Length: > 0 and <= 3 } && left[0] != '0';
        return new(integer.Value + fraction, right.Length, isDoubtful ? Whole(left + right) : null);
    }

    // Spaces of every width and both apostrophes.
    private static char Plain(char letter) => letter switch
    {
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        '’' => '\'',
        _ => letter,
    };

    private static decimal? Grouped(string text, char mark)
    {
        var groups = text.Split(mark);
        return groups[0].Length is > 0 and <= 3 && groups[0][0] != '0'
            && groups.Skip(1).All(group => group.Length == 3) ? Whole(string.Concat(groups)) : null;
    }

    private static decimal? Whole(string digits) =>
        digits.Length <= 20 && decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
}
