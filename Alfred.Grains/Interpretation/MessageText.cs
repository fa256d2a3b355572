using System.Buffers;

namespace Alfred.Interpretation;

/// <summary>Brings what people type into one form: composed, with plain quotes and spaces, and nothing that cannot be seen.</summary>
internal static class MessageText
{
    // Plain letters and marks, and the composed letters of Europe: nothing that has another form.
    private static readonly SearchValues<char> AlreadyClean = SearchValues.Create(
    [
        .. Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range('À', 'ž' - 'À' + 1)).Select(static code => (char)code)
            .Where(static letter => letter != '`'),
        '\n', '€', '£', '¡', '¿', '½', '¼', '¾', '°',
    ]);

    /// <summary>
    /// The message without control characters, invisible marks, broken code units and more than one blank at a time; lines stay lines.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(AlreadyClean) && !text.Contains("  ", StringComparison.Ordinal))
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                continue;
            switch (rune.Value)
            {
                case '\n' or 0x2028 or 0x2029 or 0x85 or '\v' or '\f':
                    clean.Append('\n');
                    break;
                case '\t':
                    AppendBlank(clean);
                    break;
                case 0x2018 or 0x2019 or 0x201B or 0x2032 or 0x00B4 or '`':
                    clean.Append('\'');
                    break;
                default:
                    if (rune.IsBmp && QuotedName.Marks.Contains((char)rune.Value, StringComparison.Ordinal))
                        clean.Append('"');
                    else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                        AppendBlank(clean);
                    else if (IsVisible(rune))
                        clean.Append(rune);
                    break;
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static void AppendBlank(StringBuilder clean)
    {
        if (clean.Length == 0 || clean[^1] != ' ')
            clean.Append(' ');
    }

    // A joiner inside an emoji is part of what is seen; every other format character only hides something.
    private static bool IsVisible(Rune rune) =>
        rune.Value is 0x200D
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
