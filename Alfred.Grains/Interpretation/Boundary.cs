namespace Alfred.Interpretation;

/// <summary>
/// A place of a message where the words before it end and those behind it may begin a request. "and" and a comma may also belong to one
/// request.
/// </summary>
/// <param name="Left">Behind the last word of the left part.</param>
/// <param name="Right">The first word of the right part.</param>
/// <param name="IsStrong">True at the end of a sentence or a line, where one request cannot go on.</param>
internal readonly record struct Boundary(int Left, int Right, bool IsStrong)
{
    /// <summary>The boundary before a word; null when there is none.</summary>
    public static Boundary? At(int at, RequestText request, Courtesy courtesy)
    {
        if (request.Words[at].IsInQuotes)
            return null;
        var isJoin = courtesy.IsJoin(request.Words[at].Number);
        var mark = request.Text[request.Words[at - 1].End - 1];
        var isStrong = mark is ';' or '!' or '?' || (mark is '.' && !IsOrdinal(request, at)) || request.BreaksBefore(at);
        if (!isJoin && !isStrong && mark is not ',')
            return null;
        var right = at;
        while (right < request.To && courtesy.IsJoin(request.Words[right].Number))
            right++;
        return right == request.To ? null : new(at, right, isStrong);
    }

    // "am 1. jedes Monats": the point of an ordinal ends nothing.
    private static bool IsOrdinal(RequestText request, int at) =>
        request.Words[at - 1].End >= 2 && char.IsAsciiDigit(request.Text[request.Words[at - 1].End - 2])
        && (char.IsLower(request.Text[request.Words[at].Start]) || IsShouted(request.Typed(at)));

    private static bool IsShouted(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (!char.IsUpper(letter))
                return false;
        }

        return word.Length > 1;
    }
}
