namespace Alfred.Interpretation;

/// <summary>
/// What somebody says and takes back in the same breath: "add wine, no wait, better not", "add apples, I mean pears", "2 no 3 lemons". How
/// much of it is taken back, and what is meant instead, is not guessed.
/// </summary>
internal static class TakenBack
{
    /// <summary>
    /// The language of words that, behind a mark or on another line, take back what stands before them; null when nothing is taken back.
    /// </summary>
    public static Language? Find(RequestText message, Courtesy courtesy, Language preferred)
    {
        var from = message.From;
        for (var at = message.From + 1; at <= message.To; at++)
        {
            if (at < message.To && !Ends(message, at - 1))
                continue;
            if (from > message.From
                && (courtesy.RetractionIn(message.Slice(from, at), preferred)
                    ?? courtesy.CorrectionIn(message.Slice(from, at), preferred)) is { } language)
                return language;
            from = at;
        }

        return BetweenNumbers(message, courtesy, preferred);
    }

    // "Add 2 no 3 lemons", "1 kg apples no 2 kg".
    private static Language? BetweenNumbers(RequestText message, Courtesy courtesy, Language preferred)
    {
        for (var at = message.From + 1; at < message.To - 1; at++)
        {
            if (IsNumber(message, at + 1) && Enumerable.Range(message.From, at - message.From).Any(before => IsNumber(message, before))
                && courtesy.RetractionIn(message.Slice(at, at + 1), preferred) is { } language)
                return language;
        }

        return null;
    }

    private static bool IsNumber(RequestText message, int at) =>
        char.IsAsciiDigit(message.Text[message.Words[at].Start]) && !message.Words[at].IsInQuotes;

    private static bool Ends(RequestText message, int at) => !message.Words[at + 1].IsInQuotes
        && (message.Text[message.Words[at].End - 1] is ',' or '.' or ';' or '!' or '…' or '-' or '–' or ':'
            || message.BreaksBefore(at + 1));
}
