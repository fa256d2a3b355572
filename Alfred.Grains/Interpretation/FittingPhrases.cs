using System.Buffers;
using System.Collections;
using Alfred.Instances;
using Alfred.Languages;

namespace Alfred.Interpretation;

/// <summary>
/// The phrases that have the form of a request, best first: most words of their own, where the language that is preferred has one for free;
/// then the language that the other words speak for, then fewest parameters. Of equal ones the first declared wins.
/// </summary>
internal readonly struct FittingPhrases : IEnumerable<(Phrase Phrase, int Score)>, IDisposable
{
    private readonly RequestText _request;
    private readonly Courtesy _courtesy;
    private readonly List<(Phrase Phrase, int Score, int Rank)> _fitting;
    private readonly short[] _memory;

    public FittingPhrases(PhraseIndex index, Courtesy courtesy, LanguageDetector detector, RequestText request, Language preferred)
    {
        (_request, _courtesy) = (request, courtesy);
        var candidates = new List<Phrase>();
        index.Find(request, courtesy, candidates);
        var most = candidates.Count == 0 ? 0 : candidates.Max(phrase => PhraseMatch.MemoryFor(phrase, request));
        _memory = ArrayPool<short>.Shared.Rent(most);
        _fitting = [];
        foreach (var phrase in candidates)
        {
            var score = new PhraseMatch(phrase, request, courtesy, _memory).Score();
            if (score < 0 || _fitting.Exists(known => ReferenceEquals(known.Phrase, phrase)))
                continue;
            var rank = (2 * detector.Count(request, phrase.LanguageBit)) + (ReferenceEquals(phrase.Language, preferred) ? 1 : 0);
            _fitting.Add((phrase, score, rank));
        }

        if (_fitting.Count > 1)
            _fitting.Sort(Compare);
    }

    /// <summary>The phrases alone.</summary>
    public IEnumerable<Phrase> Phrases => _fitting.Select(static fitting => fitting.Phrase);

    /// <summary>Reads the values of one of them.</summary>
    public PhraseReading Read(Phrase phrase, Instance instance, List<(int At, int Word)>? corrected = null)
    {
        var match = new PhraseMatch(phrase, _request, _courtesy, _memory);
        return match.Score() < 0 ? default : match.Read(instance, corrected);
    }

    /// <inheritdoc/>
    public IEnumerator<(Phrase Phrase, int Score)> GetEnumerator()
    {
        foreach (var (phrase, score, _) in _fitting)
            yield return (phrase, score);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<short>.Shared.Return(_memory);

    private static int Compare((Phrase Phrase, int Score, int Rank) left, (Phrase Phrase, int Score, int Rank) right)
    {
        // The last bit of a rank tells of the preferred language.
        var byScore = (right.Score + (right.Rank & 1)).CompareTo(left.Score + (left.Rank & 1));
        if (byScore != 0)
            return byScore;
        var byLanguage = right.Rank.CompareTo(left.Rank);
        if (byLanguage != 0)
            return byLanguage;
        var byParameters = left.Phrase.Parameters.CompareTo(right.Phrase.Parameters);
        return byParameters != 0 ? byParameters : left.Phrase.Order.CompareTo(right.Phrase.Order);
    }
}
