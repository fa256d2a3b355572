namespace Alfred.Interpretation;

/// <summary>
/// Tells a question from a request. "Milk done?" and "we need milk?" ask, "can you add milk?" and "add milk, please?" want something done.
/// Nothing is changed because of a question.
/// </summary>
internal static class AskedRequest
{
    /// <summary>True for a question that does not ask to do something.</summary>
    public static bool IsQuestion(RequestText request, Courtesy courtesy)
    {
        if (request.Length == 0)
            return false;
        var (from, to) = (request.From, request.To);
        // "Could you" was taken off, and so was a question mark that stands alone.
        while (from > 0 && !EndsSentence(request, from - 1))
            from--;
        while (to < request.Words.Length && !request.Typed(to).ContainsAnyExcept("?!…") && !request.BreaksBefore(to))
            to++;
        if (!HasQuestionMark(request, request.To - 1, to) && request.Text[request.Words[from].Start] != '¿')
            return false;
        for (var at = from; at <= request.From; at++)
        {
            if (courtesy.IsAsking(request, at))
                return false;
        }

        return true;
    }

    /// <summary>True when a phrase would change something and the words only ask.</summary>
    public static bool Refuses(Phrase phrase, bool isQuestion) => isQuestion && phrase.Action.Effect != Effect.Read;

    private static bool HasQuestionMark(RequestText request, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var word = request.Typed(at).TrimEnd("!.…)");
            if (!request.Words[at].IsInQuotes && word.EndsWith("?"))
                return true;
        }

        return false;
    }

    private static bool EndsSentence(RequestText request, int at) =>
        request.Text[request.Words[at].End - 1] is '.' or '!' or '?' or ';' or '…' || request.BreaksBefore(at + 1);
}
