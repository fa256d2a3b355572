namespace Alfred.Interpretation;

/// <summary>A word of a message, and where it stands, so that a parameter keeps what was typed.</summary>
/// <param name="Number">Its number in the vocabulary, or <see cref="Vocabulary.Unknown"/>.</param>
/// <param name="Start">Its first character in the message.</param>
/// <param name="End">The place behind its last character.</param>
/// <param name="IsDecoration">True for an emoji or marks alone, which say nothing unless they are the thing itself: "add ☕".</param>
/// <param name="IsInQuotes">True inside of quotation marks, where no other request begins: a choice holds what others wrote there.</param>
internal readonly record struct Word(int Number, int Start, int End, bool IsDecoration, bool IsInQuotes)
{
    /// <summary>The words of a cleaned message.</summary>
    public static Word[] Split(string text, Vocabulary vocabulary)
    {
        var words = new Word[Count(text)];
        var (at, quoteEnd) = (0, -1);
        for (var index = 0; index < words.Length; index++)
        {
            while (text[at] is ' ' or '\n')
                at++;
            var length = text.AsSpan(at).IndexOfAny(' ', '\n');
            var end = length < 0 ? text.Length : at + length;
            var number = vocabulary.Find(text.AsSpan(at, end - at));
            var isDecoration = number == Vocabulary.Unknown && !HasLetterOrDigit(text.AsSpan(at, end - at));
            words[index] = new(number, at, end, isDecoration, IsInQuotes: at <= quoteEnd);
            for (; at < end; at++)
            {
                if (at > quoteEnd && text[at] == '"' && OpensQuote(text, at))
                    quoteEnd = text.IndexOf('"', at + 1);
            }
        }

        return words;
    }

    // Not the inches of 5", and not the quotation marks around a whole message, which are no part of a request.
    private static bool OpensQuote(string text, int at) => at == 0
        ? text.IndexOf('"', 1) < text.TrimEnd('.', '!', '?').Length - 1
        : !char.IsLetterOrDigit(text[at - 1]);

    private static bool HasLetterOrDigit(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.CurrencySymbol)
                return true;
        }

        return false;
    }

    private static int Count(string text)
    {
        var count = 0;
        var isInside = false;
        foreach (var letter in text)
        {
            var isBlank = letter is ' ' or '\n';
            if (!isBlank && !isInside)
                count++;
            isInside = !isBlank;
        }

        return count;
    }
}
