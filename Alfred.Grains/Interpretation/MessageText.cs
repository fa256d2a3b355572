using System.Buffers;
using System.Globalization;
using System.Text;

namespace Alfred.Interpretation;

/// <summary>Brings what people type into one form: composed, with plain quotes and spaces, and nothing that cannot be seen.</summary>
internal static class MessageText
{
    private static readonly SearchValues<char> AlreadyClean =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code).Where(static letter => letter != '`'), '\n']);

    private static readonly string[] Openings =
    [
        "please", "alfred", "hey alfred", "hi alfred", "hello alfred", "ok alfred", "dear alfred",
        "can you", "could you", "would you", "will you",
        "bitte", "por favor", "alsjeblieft", "hallo alfred", "hola alfred",
    ];

    private static readonly string[] Closings =
    [
        "please", "thanks", "thank you", "thx", "alfred", "bitte", "danke", "danke schön", "vielen dank", "alsjeblieft", "aub", "bedankt",
        "dank je", "dank je wel",
        "por favor", "gracias", "muchas gracias",
    ];

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

    /// <summary>The same request without "please", the assistant's name and the punctuation at its end.</summary>
    public static string WithoutCourtesy(string text)
    {
        for (var rest = text; ;)
        {
            var shorter = WithoutClosing(WithoutOpening(rest));
            if (shorter.Length == 0)
                return rest;
            if (shorter.Length == rest.Length)
                return rest;
            rest = shorter;
        }
    }

    private static string WithoutOpening(string text)
    {
        foreach (var opening in Openings)
        {
            if (text.Length > opening.Length && text.StartsWith(opening, StringComparison.OrdinalIgnoreCase)
                && text[opening.Length] is ' ' or ',' or ':' or '\n')
                return text[opening.Length..].TrimStart(' ', ',', ':', '\n');
        }

        return text;
    }

    private static string WithoutClosing(string text)
    {
        var end = text.TrimEnd('!', '.', '?', '…', ' ', '\n');
        foreach (var closing in Closings)
        {
            if (end.Length > closing.Length && end.EndsWith(closing, StringComparison.OrdinalIgnoreCase)
                && end[^(closing.Length + 1)] is ' ' or ',' or '\n')
                return end[..^closing.Length].TrimEnd(' ', ',', '\n');
        }

        return end;
    }

    // A joiner inside an emoji is part of what is seen; every other format character only hides something.
    private static bool IsVisible(Rune rune) =>
        rune.Value is 0x200D
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
