using System.Text;

namespace Alfred.Silo.CommandLine;

/// <summary>
/// Text of people for the operator's terminal. It must not move the cursor there, nor turn or hide what stands beside it: controls,
/// bidirectional ones, characters without width and tags become U+FFFD. The joiner of emoji does no harm.
/// </summary>
internal static class TerminalText
{
    private const char EmojiJoiner = '\u200D';

    /// <summary>The text as it can be printed. Line ends and tabs stay.</summary>
    public static string Of(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            printable.Append(IsHarmless(rune) ? rune.ToString() : "\uFFFD");
        return printable.ToString();
    }

    private static bool IsHarmless(Rune rune) => rune.Value is '\n' or '\t' or EmojiJoiner || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
