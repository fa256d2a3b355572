using System.Buffers;

namespace Alfred.Interpretation;

/// <summary>
/// The phrases that have the form of a request, best first: most words of their own, where the language that is preferred has one for free;
/// then the language that the other words speak for, then fewest parameters. Of equal ones the first declared wins.
/// </summary>
internal readonly ref struct FittingPhrases
{
    private const int ExpectedCandidates = 16;

    private readonly RequestText _request;
    private readonly Courtesy _courtesy;
    private readonly LanguageDetector _detector;
    private readonly List<(Phrase Phrase, int Score, int Rank)> _fitting = [];
    private readonly short[] _memory;

    public FittingPhrases(PhraseIndex index, Courtesy courtesy, LanguageDetector detector, RequestText request, Language preferred)
    {
        (_request, _courtesy, _detector) = (request, courtesy, detector);
        var candidates = new List<Phrase>(ExpectedCandidates);
        var seen = ArrayPool<bool>.Shared.Rent(index.Count);
        seen.AsSpan(0, index.Count).Clear();
        index.Find(request, courtesy, seen, candidates);
        ArrayPool<bool>.Shared.Return(seen);
        var most = 0;
        foreach (var phrase in candidates)
            most = Math.Max(most, PhraseMatch.MemoryFor(phrase, request));
        _memory = ArrayPool<short>.Shared.Rent(most);
        foreach (var phrase in candidates)
        {
            var score = new PhraseMatch(phrase, request, courtesy, _memory).Score();
            if (score < 0)
                continue;
            var rank = (2 * detector.Count(request, phrase.LanguageBit)) + (ReferenceEquals(phrase.Language, preferred) ? 1 : 0);
            _fitting.Add((phrase, score, rank));
        }

        if (_fitting.Count > 1)
            _fitting.Sort(static (left, right) => Compare(left, right));
    }

    /// <summary>How many there are.</summary>
    public int Count => _fitting.Count;

    /// <summary>One of them, and how many of the words are its own.</summary>
    public (Phrase Phrase, int Score) this[int at] => (_fitting[at].Phrase, _fitting[at].Score);

    /// <summary>
    /// True for a phrase of a language that none of the small words is of, although some are of another one: "ich hab um 4 einen Termin"
    /// is no French sentence with a slip.
    /// </summary>
    public bool IsOfOtherLanguage(Phrase phrase) => _detector.Count(_request, phrase.LanguageBit) == 0
        && _detector.MostWords(_request) > 1;

    /// <summary>Reads the values of one of them.</summary>
    public PhraseResult Read(Phrase phrase, Instance instance, List<(int At, int Word)>? corrected = null)
    {
        var match = new PhraseMatch(phrase, _request, _courtesy, _memory);
        return match.Score() < 0 ? default : match.Read(instance, corrected);
    }

    /// <summary>The words of one of them as it writes them, by their places in the request.</summary>
    public List<(int At, string Written)> Written(Phrase phrase)
    {
        var match = new PhraseMatch(phrase, _request, _courtesy, _memory);
        return match.Score() < 0 ? [] : match.Written();
    }

    /// <summary>Gives back what was borrowed.</summary>
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
