namespace Alfred.Interpretation;

/// <summary>Finds the words of phrases that a typed word may be a slip of the finger for.</summary>
/// <remarks>
/// Two words that differ by one slip become equal when one letter of one of them, or of each, is left out. So every word is kept under all
/// that it becomes without one letter, and a typed word is looked up the same way: a few look-ups instead of a comparison with every word.
/// </remarks>
internal sealed class SpellingCorrector
{
    private const int MinLength = 3;
    private const int SureLength = 4;

    // "expens" lacks a letter, and is no word without it.
    private const int LongLength = 6;

    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, int[]> _shortened;
    private readonly Dictionary<string, int> _things;

    /// <summary>Learns the words.</summary>
    /// <param name="vocabulary">The words of the phrases.</param>
    /// <param name="things">Names of things, with the bits of their languages: they are what they say, and no slips there.</param>
    public SpellingCorrector(Vocabulary vocabulary, IEnumerable<(string Word, int LanguageBit)> things)
    {
        _vocabulary = vocabulary;
        _things = things.GroupBy(static thing => WordFolding.Fold(thing.Word), static thing => thing.LanguageBit, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Aggregate((all, one) => all | one), StringComparer.Ordinal);
        _shortened = Enumerable.Range(0, vocabulary.Count)
            .Where(word => vocabulary[word].Length >= MinLength)
            .SelectMany(word => Shortened(vocabulary[word]), static (word, text) => (word, text))
            .GroupBy(static pair => pair.text, static pair => pair.word, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>For each word of a request the words it may be meant for; null when there are none for any.</summary>
    /// <param name="request">The request.</param>
    /// <param name="languageBits">The languages whose phrases are meant.</param>
    public int[]?[]? Correct(RequestText request, int languageBits = ~0)
    {
        int[]?[]? corrections = null;
        for (var at = request.From; at < request.To; at++)
        {
            if (IsOther(request.Words[at].Number, languageBits) && Near(request, at, languageBits) is { Length: > 0 } near)
                (corrections ??= new int[request.Words.Length][])[at] = near;
        }

        return corrections;
    }

    /// <summary>
    /// True when nothing else can have been meant: a plain slip, or one in a word that is long enough ("nee" may be more than a "need")
    /// beside words that say the same. Alone, many a slip is a word of its own: "page 30" is nothing that was paid.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="at">Where the word stands.</param>
    /// <param name="word">The word that it may be meant for.</param>
    /// <param name="isAlone">True when the phrase has no other word that stands as it was typed.</param>
    public bool IsSure(RequestText request, int at, int word, bool isAlone)
    {
        var typed = Typed(request, at);
        var meant = _vocabulary[word];
        // "Una tara de cumpleaños" lacks a letter of "tarta" as well as of "tarea".
        if (at > request.From && _things.Keys.Any(thing => TypingSlip.IsFor(typed, thing)))
            return false;
        return Math.Min(typed.Length, meant.Length) >= SureLength
            ? !isAlone || TypingSlip.IsPlain(typed, meant) || (typed.Length >= LongLength && meant.Length > typed.Length)
            : IsDoubled(typed, meant);
    }

    // "En puse" is a slip for "en pause" although Spanish has that word.
    private bool IsOther(int word, int languageBits) => word == Vocabulary.Unknown
        || (_vocabulary.LanguagesOf(word) is not 0 and var languages && (languages & languageBits) == 0);

    private int[] Near(RequestText request, int at, int languageBits)
    {
        Span<char> buffer = stackalloc char[WordFolding.MaxLength];
        var typed = buffer[..WordFolding.Fold(request.Typed(at), buffer)];
        if (typed.Length < MinLength - 1)
            return [];
        if (_things.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(typed, out var languages))
            languageBits &= ~languages;
        List<int>? near = null;
        Add(typed, typed, languageBits, ref near);
        Span<char> shorter = stackalloc char[WordFolding.MaxLength];
        for (var left = 0; left < typed.Length; left++)
        {
            typed[..left].CopyTo(shorter);
            typed[(left + 1)..].CopyTo(shorter[left..]);
            Add(shorter[..(typed.Length - 1)], typed, languageBits, ref near);
        }

        return near is null ? [] : [.. near];
    }

    private void Add(ReadOnlySpan<char> key, ReadOnlySpan<char> typed, int languageBits, ref List<int>? near)
    {
        if (!_shortened.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var words))
            return;
        foreach (var word in words)
        {
            if ((_vocabulary.LanguagesOf(word) & languageBits) != 0 && near?.Contains(word) != true
                && TypingSlip.IsFor(typed, _vocabulary[word]))
                (near ??= []).Add(word);
        }
    }

    private static IEnumerable<string> Shortened(string word) =>
        Enumerable.Range(0, word.Length).Select(left => word.Remove(left, 1)).Prepend(word);

    private static bool IsDoubled(string typed, string meant) =>
        typed.Length == meant.Length + 1 && typed.AsSpan().CommonPrefixLength(meant) is var same and > 0 && typed[same] == typed[same - 1];

    private static string Typed(RequestText request, int at) => WordFolding.Fold(request.Typed(at));
}
