namespace Alfred.Interpretation;

/// <summary>
/// Tells the language of words that no phrase fits, by the small words that every sentence has (<c>[language] words</c>). Holds no model:
/// what a phrase fits is known by the phrase.
/// </summary>
internal sealed class LanguageDetector
{
    private readonly LanguageSet _languages;
    private readonly int[] _languageBits;

    public LanguageDetector(LanguageSet languages, Vocabulary vocabulary)
    {
        _languages = languages;
        var words = languages.All
            .SelectMany((language, index) => language.Values("language", "words")
                .Select(word => (Word: vocabulary.Add(word), Bit: 1 << index)))
            .ToArray();
        _languageBits = new int[vocabulary.Count];
        foreach (var (word, bit) in words)
            _languageBits[word] |= bit;
    }

    /// <summary>True for a word that begins or fills so many sentences that it tells nothing about what is meant.</summary>
    public bool IsCommon(int word) => (uint)word < (uint)_languageBits.Length && _languageBits[word] != 0;

    /// <summary>How many of the words are small words of a language.</summary>
    public int Count(RequestText request, int languageBit)
    {
        var count = 0;
        for (var at = request.From; at < request.To; at++)
        {
            if ((uint)request.Words[at].Number < (uint)_languageBits.Length && (_languageBits[request.Words[at].Number] & languageBit) != 0)
                count++;
        }

        return count;
    }

    /// <summary>How many of the words are small words of the language that has most of them.</summary>
    public int MostWords(RequestText request)
    {
        var most = 0;
        for (var index = 0; index < _languages.All.Length; index++)
            most = Math.Max(most, Count(request, 1 << index));
        return most;
    }

    /// <summary>The language of most of the words; the preferred one when none has more than it.</summary>
    public Language Detect(RequestText request, Language preferred)
    {
        var (best, most) = (preferred, -1);
        for (var index = 0; index < _languages.All.Length; index++)
        {
            var language = _languages.All[index];
            var count = (2 * Count(request, 1 << index)) + (ReferenceEquals(language, preferred) ? 1 : 0);
            if (count > most)
                (best, most) = (language, count);
        }

        return best;
    }
}
