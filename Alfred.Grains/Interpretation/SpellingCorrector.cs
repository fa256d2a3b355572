namespace Alfred.Interpretation;

/// <summary>
/// Finds the words of phrases that a typed word may be a slip of the finger for: one letter wrong, missing, too many or swapped.
/// </summary>
internal sealed class SpellingCorrector
{
    private const int MinLength = 3;
    private const int SureLength = 4;

    private readonly Vocabulary _vocabulary;
    private readonly int[][] _byLength;

    public SpellingCorrector(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _byLength =
        [
            .. Enumerable.Range(0, WordFolding.MaxLength + 1)
                .Select(length => Enumerable.Range(0, vocabulary.Count).Where(word => vocabulary[word].Length == length).ToArray()),
        ];
    }

    /// <summary>For each word of a request the words it may be meant for; null when there are none for any.</summary>
    public int[]?[]? Correct(RequestText request)
    {
        int[]?[]? corrections = null;
        for (var at = request.From; at < request.To; at++)
        {
            if (request.Words[at].Number == Vocabulary.Unknown
                && Near(WordFolding.Fold(request.Text.AsSpan(request.Words[at].Start, request.Words[at].End - request.Words[at].Start)))
                    is { Length: > 0 } near)
                (corrections ??= new int[request.Words.Length][])[at] = near;
        }

        return corrections;
    }

    /// <summary>
    /// True when both words are so long that nothing else can have been meant ("nee" may be more than a "need"), or a letter is only
    /// doubled.
    /// </summary>
    public bool IsSure(RequestText request, int at, int word)
    {
        var typed = WordFolding.Fold(request.Text.AsSpan(request.Words[at].Start, request.Words[at].End - request.Words[at].Start));
        var meant = _vocabulary[word];
        return Math.Min(typed.Length, meant.Length) >= SureLength || IsDoubled(typed, meant);
    }

    private static bool IsDoubled(string typed, string meant) =>
        typed.Length == meant.Length + 1 && typed.AsSpan().CommonPrefixLength(meant) is var same and > 0 && typed[same] == typed[same - 1];

    private int[] Near(string typed)
    {
        var near = new List<int>();
        for (var length = Math.Max(MinLength, typed.Length - 1); length <= Math.Min(typed.Length + 1, WordFolding.MaxLength); length++)
        {
            foreach (var word in _byLength[length])
            {
                if (IsSlip(typed, _vocabulary[word]))
                    near.Add(word);
            }
        }

        return [.. near];
    }

    private static bool IsSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var start = typed.CommonPrefixLength(meant);
        var rest = typed[start..];
        var expected = meant[start..];
        if (rest.Length > expected.Length)
            return rest[1..].SequenceEqual(expected);
        if (rest.Length < expected.Length)
            return expected[1..].SequenceEqual(rest);
        // A wrong letter in a short word makes another word: "silk" is no milk.
        return (rest.Length > 0 && meant.Length > 4 && rest[1..].SequenceEqual(expected[1..]))
            || (rest.Length > 1 && rest[0] == expected[1] && rest[1] == expected[0] && rest[2..].SequenceEqual(expected[2..]));
    }
}
