using System.Text;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>Makes one letter of the many that look alike, so that amounts need to know only these.</summary>
internal static class AmountLetters
{
    /// <summary>
    /// Digits of every script become Western ones, dashes <c>-</c>, apostrophes <c>'</c>, wide letters usual ones, no-break and narrow
    /// blanks <see cref="Narrow"/>, other white space a blank; what is not seen goes.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var digit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? Rune.GetNumericValue(rune) : -1;
            if (digit is >= 0 and <= 9)
                plain.Append((char)('0' + (int)digit));
            else if (!rune.IsBmp)
                plain.Append(rune);
            else if (Plain((char)rune.Value) is { } letter)
                plain.Append(letter);
        }

        return plain.ToString().Trim(' ', Narrow);
    }

    /// <summary>A blank that nobody types by accident: it holds the groups of a number together.</summary>
    public const char Narrow = '\u00A0';

    /// <summary>A word as words are compared: lower case, accents off, ß as ss.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (letter is 'ß')
                folded.Append("ss");
            else if (letter is 'ł' or 'Ł')
                folded.Append('l');
            else if (letter is < '\u0300' or > '\u036F')
                folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    /// <summary>What words of one name have in common however they are put together: no blanks, points, hyphens and apostrophes.</summary>
    public static string Key(string words) =>
        Fold(string.Concat(Plain(words).Where(static letter => letter is not (' ' or Narrow or '.' or '-' or '\''))));

    private static char? Plain(char letter) => letter switch
    {
        '\u00A0' or '\u202F' or (>= '\u2007' and <= '\u200A') => Narrow,
        '’' or '‘' or 'ʼ' or '´' or '`' or '٬' => '\'',
        '٫' => '.',
        '−' or (>= '\u2010' and <= '\u2015') => '-',
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        >= '！' and <= '～' => (char)(letter - 0xFEE0),
        _ when char.IsWhiteSpace(letter) => ' ',
        _ when char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control => null,
        _ => letter,
    };
}
