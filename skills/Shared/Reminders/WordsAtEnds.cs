namespace Alfred.Skills.Shared.Reminders;

/// <summary>Words at the beginning or the end of a text, whatever their case and accents.</summary>
internal static class WordsAtEnds
{
    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    // Nobody says more of them in a row: "no, sorry, I mean, rather".
    private const int MaxWords = 8;

    /// <summary>What may stand between words and says nothing.</summary>
    public static readonly char[] Marks = [' ', ',', ';', ':', '-', '–', '—', '.', '!', '…'];

    /// <summary>The text behind the first of the words that it begins with; null when it begins with none, or is nothing else.</summary>
    public static string? Behind(ImmutableArray<string> words, string text)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        foreach (var word in words)
        {
            if (!compare.IsPrefix(text, word, Folded, out var length) || length == text.Length)
                continue;
            // An apostrophe ends a word as a blank does: "d'appeler".
            if (word.EndsWith('\'') || Marks.Contains(text[length]))
                return text[length..].TrimStart(Marks);
        }

        return null;
    }

    /// <summary>The text without all of the words that it begins with.</summary>
    public static string BehindAll(ImmutableArray<string> words, string text)
    {
        for (var count = 0; count < MaxWords && Behind(words, text) is { } rest; count++)
            text = rest;
        return text;
    }

    /// <summary>The text before the first of the words that it ends with; null when it ends with none.</summary>
    public static string? Before(ImmutableArray<string> words, string text)
    {
        text = text.TrimEnd(Marks);
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        foreach (var word in words)
        {
            if (compare.IsSuffix(text, word, Folded, out var length) && text.Length > length && Marks.Contains(text[^(length + 1)]))
                return text[..^length].TrimEnd(Marks);
        }

        return null;
    }

    /// <summary>The text without all of the words that it ends with.</summary>
    public static string BeforeAll(ImmutableArray<string> words, string text)
    {
        for (var count = 0; count < MaxWords && Before(words, text) is { } rest; count++)
            text = rest;
        return text;
    }
}
