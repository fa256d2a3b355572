using System.Text;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// Letters as words are compared by: lower case, accents off, digits of any script as ASCII digits, full-width letters as plain ones.
/// </summary>
public static class PlainLetters
{
    private const char LastKnown = '\u024F';

    // The letters of Europe one by one: normalising a text costs more than everything else that is done with it.
    private static readonly string[] Known = [.. Enumerable.Range(0, LastKnown + 1).Select(static code => Plain(((char)code).ToString()))];

    /// <summary>The plain form of a text; never throws, also not for halves of surrogate pairs.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('`', StringComparison.Ordinal))
            return text.ToLowerInvariant();
        var plain = new StringBuilder(text.Length);
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', LastKnown))
        {
            foreach (var letter in text)
                plain.Append(Known[letter]);
            return plain.ToString();
        }

        return Plain(text);
    }

    /// <summary>The value of a decimal digit of any script; -1 for anything else.</summary>
    public static int Digit(string text, int at) => text[at] < 0x80
        ? char.IsAsciiDigit(text[at]) ? text[at] - '0' : -1
        : CharUnicodeInfo.GetDecimalDigitValue(text, at);

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD).EnumerateRunes())
            Append(plain, rune);
        return plain.ToString();
    }

    private static void Append(StringBuilder plain, Rune rune)
    {
        switch (rune.Value)
        {
            case >= 0x300 and <= 0x36F or 0xFE0E or 0xFE0F:
                break;
            // Full-width forms stand 0xFEE0 behind the ASCII ones.
            case >= 0xFF01 and <= 0xFF5E:
                plain.Append(char.ToLowerInvariant((char)(rune.Value - 0xFEE0)));
                break;
            case 'ß' or 'ẞ':
                plain.Append("ss");
                break;
            case 'æ' or 'Æ':
                plain.Append("ae");
                break;
            case 'œ' or 'Œ':
                plain.Append("oe");
                break;
            case '’' or '‘' or '´' or '`' or 'ʼ':
                plain.Append('\'');
                break;
            default:
                if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                    plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                else
                    plain.Append(Rune.ToLowerInvariant(rune));
                break;
        }
    }
}
