namespace Alfred.Interpretation;

/// <summary>
/// The words that some phrase knows, each with a number, so that words are compared as numbers. Filled while phrases are compiled, only
/// read after that.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The number of every word that no phrase knows.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<int> _languages = [];

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The folded word of a number.</summary>
    public string this[int number] => _words[number];

    /// <summary>The languages whose phrases have a word, a bit each.</summary>
    public int LanguagesOf(int number) => _languages[number];

    /// <summary>Takes a word in.</summary>
    /// <param name="word">The word.</param>
    /// <param name="languageBit">The language whose phrase has it; none for a word that only stands around phrases.</param>
    public int Add(string word, int languageBit = 0)
    {
        var folded = WordFolding.Fold(word);
        if (!_numbers.TryGetValue(folded, out var number))
        {
            number = _words.Count;
            _words.Add(folded);
            _languages.Add(0);
            _numbers.Add(folded, number);
        }

        _languages[number] |= languageBit;
        return number;
    }

    /// <summary>The words of a text that stands in a language file, such as <c>could you</c>.</summary>
    public int[] AddAll(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Add(word))];

    /// <summary>The number of a word as it was typed.</summary>
    public int Find(ReadOnlySpan<char> typed)
    {
        Span<char> folded = stackalloc char[WordFolding.MaxLength];
        var length = WordFolding.Fold(typed, folded);
        return length > 0 && _numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded[..length], out var number)
            ? number
            : Unknown;
    }
}

/// <summary>A word of a message, and where it stands, so that a parameter keeps what was typed.</summary>
/// <param name="Number">Its number in the vocabulary, or <see cref="Vocabulary.Unknown"/>.</param>
/// <param name="Start">Its first character in the message.</param>
/// <param name="End">The place behind its last character.</param>
/// <param name="IsDecoration">True for an emoji or marks alone, which say nothing unless they are the thing itself: "add ☕".</param>
/// <param name="IsInQuotes">True inside of quotation marks, where no other request begins: a choice holds what others wrote there.</param>
internal readonly record struct Word(int Number, int Start, int End, bool IsDecoration, bool IsInQuotes)
{
    /// <summary>The words of a cleaned message.</summary>
    public static Word[] Split(string text, Vocabulary vocabulary)
    {
        var words = new Word[Count(text)];
        var (at, quoteEnd) = (0, -1);
        for (var index = 0; index < words.Length; index++)
        {
            while (text[at] is ' ' or '\n')
                at++;
            var length = text.AsSpan(at).IndexOfAny(' ', '\n');
            var end = length < 0 ? text.Length : at + length;
            var number = vocabulary.Find(text.AsSpan(at, end - at));
            var isDecoration = number == Vocabulary.Unknown && !HasLetterOrDigit(text.AsSpan(at, end - at));
            words[index] = new(number, at, end, isDecoration, IsInQuotes: at <= quoteEnd);
            for (; at < end; at++)
            {
                if (at > quoteEnd && text[at] == '"' && OpensQuote(text, at))
                    quoteEnd = text.IndexOf('"', at + 1);
            }
        }

        return words;
    }

    // Not the inches of 5", and not the quotation marks around a whole message, which are no part of a request.
    private static bool OpensQuote(string text, int at) => at == 0
        ? text.IndexOf('"', 1) < text.TrimEnd('.', '!', '?').Length - 1
        : !char.IsLetterOrDigit(text[at - 1]);

    private static bool HasLetterOrDigit(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.CurrencySymbol)
                return true;
        }

        return false;
    }

    private static int Count(string text)
    {
        var count = 0;
        var isInside = false;
        foreach (var letter in text)
        {
            var isBlank = letter is ' ' or '\n';
            if (!isBlank && !isInside)
                count++;
            isInside = !isBlank;
        }

        return count;
    }
}
