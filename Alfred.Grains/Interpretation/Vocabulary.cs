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
