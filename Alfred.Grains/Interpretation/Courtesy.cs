namespace Alfred.Interpretation;

/// <summary>
/// The words that only wrap a request, of every language (files <c>courtesy.*.ini</c>): openings ("could you"), closings ("thank you") and
/// fillers that may stand between the words of a phrase ("bitte", "just").
/// </summary>
internal sealed class Courtesy
{
    private readonly Dictionary<int, int[][]> _openings;
    private readonly Dictionary<int, int[][]> _closings;
    private readonly int[] _fillers;
    private readonly int[] _prepositions;
    private readonly HashSet<(int Word, string Language)> _joins;
    private readonly HashSet<int> _joinWords;
    private readonly HashSet<int> _nouns;
    private readonly HashSet<int> _own;
    private readonly int[][] _asking;
    private readonly (int[] Words, Language Language)[] _retractions;
    private readonly (int[] Words, Language Language)[] _corrections;

    /// <summary>Reads the languages' files.</summary>
    /// <param name="languages">The languages; the n-th has the n-th bit.</param>
    /// <param name="vocabulary">Takes the words in.</param>
    public Courtesy(LanguageSet languages, Vocabulary vocabulary)
    {
        int[][] All(string key) => [.. languages.All.SelectMany(language => language.Values("courtesy", key)).Select(vocabulary.AddAll)];
        _openings = All("opening").GroupBy(static words => words[0])
            .ToDictionary(static group => group.Key, static group => group.OrderByDescending(static words => words.Length).ToArray());
        _closings = All("closing").GroupBy(static words => words[^1])
            .ToDictionary(static group => group.Key, static group => group.OrderByDescending(static words => words.Length).ToArray());
        _joins = [.. languages.All.SelectMany(
            language => language.Values("courtesy", "join").Select(word => (vocabulary.Add(word), language.Code)))];
        _joinWords = [.. _joins.Select(static join => join.Word)];
        _nouns = [.. All("noun").Select(static words => words[0])];
        _own = [.. All("own").Select(static words => words[0])];
        _asking = [.. All("asking")];
        (int[], Language)[] Spoken(string key) => [.. languages.All.SelectMany(
            language => language.Values("courtesy", key).Select(words => (vocabulary.AddAll(words), language)))];
        _retractions = Spoken("retraction");
        _corrections = Spoken("correction");
        _fillers = BitsOf("filler", languages, vocabulary);
        _prepositions = BitsOf("preposition", languages, vocabulary);
    }

    /// <summary>True for a word that may be skipped in these languages.</summary>
    public bool IsFiller(int word, int languageBits) => Has(_fillers, word, languageBits);

    /// <summary>True for a word that binds the next one, which is no filler then: "para mí".</summary>
    public bool IsPreposition(int word, int languageBits) => Has(_prepositions, word, languageBits);

    /// <summary>True for a word that may stand between two requests in some language: "and", "then".</summary>
    public bool IsJoin(int word) => _joinWords.Contains(word);

    /// <summary>True for one that may in this language: "en" joins in Dutch, and is "in" in French and Spanish.</summary>
    public bool IsJoin(int word, Language language) => _joins.Contains((word, language.Code));

    /// <summary>True for a verb that behind an "and" is more likely the beginning of a thing: "add butter and check paper".</summary>
    public bool IsNoun(int word) => _nouns.Contains(word);

    /// <summary>True for a verb that rather begins a request than goes on with the text before it: "call mum and add milk".</summary>
    public bool IsOwn(int word) => _own.Contains(word);

    /// <summary>True where a question asks to do something: "can you add milk?", "me recuerdas …?", "remind me …?".</summary>
    public bool IsAsking(RequestText request, int at)
    {
        foreach (var words in _asking)
        {
            if (at + words.Length <= request.Words.Length && Are(request, at, words))
                return true;
        }

        return false;
    }

    /// <summary>The language in which words take back what was said before them: "no wait, better not". Null for other words.</summary>
    public Language? RetractionIn(RequestText request, Language preferred) =>
        Said(_retractions, request, preferred, isWhole: true) ?? Said(_retractions, Strip(request), preferred, isWhole: true);

    /// <summary>The language in which words begin what is meant instead: "I mean pears". Null for other words.</summary>
    public Language? CorrectionIn(RequestText request, Language preferred) =>
        Said(_corrections, request, preferred, isWhole: false);

    /// <summary>The request without what only wraps it. What is nothing else stays.</summary>
    public RequestText Strip(RequestText request)
    {
        while (true)
        {
            // The end first: of "Bonjour !" the greeting is what is left.
            var shorter = request.Slice(request.From, request.To - Closing(request));
            shorter = shorter.Slice(request.From + Opening(shorter), shorter.To);
            if (shorter.Length == request.Length)
                return request;
            request = shorter;
        }
    }

    // The languages in which each word of the vocabulary stands under a key.
    private static int[] BitsOf(string key, LanguageSet languages, Vocabulary vocabulary)
    {
        var words = languages.All
            .SelectMany((language, index) => language.Values("courtesy", key).Select(word => (Word: vocabulary.Add(word), Bit: 1 << index)))
            .ToArray();
        var bits = new int[vocabulary.Count];
        foreach (var (word, bit) in words)
            bits[word] |= bit;
        return bits;
    }

    private static bool Has(int[] bits, int word, int languageBits) => (uint)word < (uint)bits.Length && (bits[word] & languageBits) != 0;

    private int Opening(RequestText request)
    {
        if (request.Length > 1 && _openings.TryGetValue(request.Words[request.From].Number, out var openings))
        {
            foreach (var opening in openings)
            {
                if (opening.Length <= request.Length && Are(request, request.From, opening))
                    return opening.Length < request.Length ? opening.Length : 0;
            }
        }

        return 0;
    }

    private int Closing(RequestText request)
    {
        // "thanks! 🙂" as well.
        var decorations = 0;
        while (decorations < request.Length && request.Words[request.To - 1 - decorations].IsDecoration)
            decorations++;
        var bare = request.Slice(request.From, request.To - decorations);
        if (bare.Length > 1 && _closings.TryGetValue(request.Words[bare.To - 1].Number, out var closings))
        {
            foreach (var closing in closings)
            {
                if (closing.Length <= bare.Length && Are(bare, bare.To - closing.Length, closing))
                    return closing.Length < bare.Length ? closing.Length + decorations : 0;
            }
        }

        return 0;
    }

    // The preferred language where its words say it, else the first one whose words do.
    private static Language? Said((int[] Words, Language Language)[] phrases, RequestText request, Language preferred, bool isWhole)
    {
        Language? said = null;
        foreach (var (words, language) in phrases)
        {
            if ((isWhole ? words.Length != request.Length : words.Length >= request.Length) || !Are(request, request.From, words))
                continue;
            if (ReferenceEquals(language, preferred))
                return language;
            said ??= language;
        }

        return said;
    }

    private static bool Are(RequestText request, int at, int[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (request.Words[at + index].Number != words[index])
                return false;
        }

        return true;
    }
}
