namespace Alfred.Skills.Shared.Items;

/// <summary>Phrases of one or more words, each with a value, looked up at a place among words. The longest one wins.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>> _byFirst = new(StringComparer.Ordinal);
    private int _longest;

    /// <summary>The words that phrases are made of.</summary>
    public IEnumerable<string> AllWords => _byFirst.Values.SelectMany(static all => all).SelectMany(static phrase => phrase.Words);

    /// <summary>Adds a phrase; one that is known keeps its first value.</summary>
    public void Add(string phrase, T value)
    {
        var words = PhraseWords.Of(phrase);
        if (words.Length == 0)
            return;
        _longest = Math.Max(_longest, words.Length);
        if (!_byFirst.TryGetValue(words[0], out var all))
            _byFirst.Add(words[0], all = []);
        if (all.Exists(known => known.Words.AsSpan().SequenceEqual(words)))
            return;
        var place = all.FindIndex(known => known.Words.Length < words.Length);
        all.Insert(place < 0 ? all.Count : place, (words, value));
    }

    /// <summary>The longest phrase that begins at a place.</summary>
    /// <param name="words">The words, in their plain letters.</param>
    /// <param name="at">The place; one behind the end finds nothing.</param>
    /// <returns>Its value and how many words it takes; null for none.</returns>
    public (T Value, int Length)? Match(ReadOnlySpan<string> words, int at)
    {
        if (at >= words.Length || !_byFirst.TryGetValue(words[at], out var all))
            return null;
        foreach (var (phrase, value) in all)
        {
            if (words[at..].StartsWith(phrase))
                return (value, phrase.Length);
        }

        return null;
    }

    /// <summary>How many words the longest phrase at a place takes; 0 for none.</summary>
    public int Length(ReadOnlySpan<string> words, int at) => Match(words, at)?.Length ?? 0;

    /// <summary>The longest phrase that ends right before a place.</summary>
    /// <returns>How many words it takes; 0 for none.</returns>
    public int LengthBefore(ReadOnlySpan<string> words, int end)
    {
        for (var at = Math.Max(0, end - _longest); at < end; at++)
        {
            if (Length(words[..end], at) == end - at)
                return end - at;
        }

        return 0;
    }
}
