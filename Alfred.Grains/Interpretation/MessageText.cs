using System.Buffers;
using System.Globalization;
using System.Text;

namespace Alfred.Interpretation;

/// <summary>Brings what people type into one form: composed, with plain quotes and spaces, and nothing that cannot be seen.</summary>
internal static class MessageText
{
    private static readonly SearchValues<char> AlreadyClean = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code).Where(static letter => letter != '`'), '\n']);

    /// <summary>The message without control characters, invisible marks and broken code units; lines stay lines.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(AlreadyClean))
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
                    clean.Append(' ');
                    break;
                case 0x2018 or 0x2019 or 0x201B or 0x2032 or 0x00B4 or '`':
                    clean.Append('\'');
                    break;
                case 0x201C or 0x201D or 0x201E or 0x201F or 0x00AB or 0x00BB:
                    clean.Append('"');
                    break;
                default:
                    if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                        clean.Append(' ');
                    else if (IsVisible(rune))
                        clean.Append(rune);
                    break;
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    // A joiner inside an emoji is part of what is seen; every other format character only hides something.
    private static bool IsVisible(Rune rune) =>
        rune.Value is 0x200D
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
