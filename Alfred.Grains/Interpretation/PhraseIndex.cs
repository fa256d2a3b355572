namespace Alfred.Interpretation;

/// <summary>Finds the phrases that can fit a request at all, by the words they begin with.</summary>
internal sealed class PhraseIndex
{
    private readonly Phrase[][] _byFirstWord;
    private readonly Phrase[][] _byWordBehindSlot;

    public PhraseIndex(ImmutableArray<Phrase> phrases, Vocabulary vocabulary)
    {
        Count = phrases.Length;
        _byFirstWord = Index(phrases, vocabulary.Count, static phrase => phrase.FirstWords);
        _byWordBehindSlot = Index(phrases, vocabulary.Count, static phrase => phrase.WordsBehindSlot);
    }

    /// <summary>How many phrases there are; each has its own number below it (<see cref="Phrase.Order"/>).</summary>
    public int Count { get; }

    /// <summary>The phrases that begin with a word.</summary>
    public ReadOnlySpan<Phrase> BeginningWith(int word) => Of(_byFirstWord, word);

    /// <summary>Adds every phrase that can fit, each once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="courtesy">The words that may be skipped.</param>
    /// <param name="seen">One place a phrase, all false: true afterwards for those that were found.</param>
    /// <param name="found">Takes them. Of the thousands that share a word with a long request few have all that they need.</param>
    public void Find(RequestText request, Courtesy courtesy, Span<bool> seen, List<Phrase> found)
    {
        var words = NeededWords.In(request);
        for (var at = request.From; at < request.To; at++)
        {
            Add(_byFirstWord, request, at, words, seen, found);
            if (!courtesy.IsFiller(request.Words[at].Number, ~0))
                break;
        }

        for (var at = request.From + 1; at < request.To; at++)
            Add(_byWordBehindSlot, request, at, words, seen, found);
    }

    private static void Add(Phrase[][] index, RequestText request, int at, ulong words, Span<bool> seen, List<Phrase> found)
    {
        Add(Of(index, request.Words[at].Number), words, seen, found);
        foreach (var meant in request.Corrections?[at] ?? [])
            Add(Of(index, meant), words, seen, found);
    }

    private static void Add(ReadOnlySpan<Phrase> phrases, ulong words, Span<bool> seen, List<Phrase> found)
    {
        foreach (var phrase in phrases)
        {
            if (seen[phrase.Order] || !phrase.Needs.AreIn(words))
                continue;
            seen[phrase.Order] = true;
            found.Add(phrase);
        }
    }

    private static ReadOnlySpan<Phrase> Of(Phrase[][] index, int word) => (uint)word < (uint)index.Length ? index[word] : [];

    private static Phrase[][] Index(ImmutableArray<Phrase> phrases, int words, Func<Phrase, ImmutableArray<int>> wordsOf)
    {
        var lists = new List<Phrase>?[words];
        foreach (var phrase in phrases)
        {
            foreach (var word in wordsOf(phrase))
                (lists[word] ??= []).Add(phrase);
        }

        return [.. lists.Select(static list => list?.ToArray() ?? [])];
    }
}
