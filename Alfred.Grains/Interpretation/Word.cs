namespace Alfred.Interpretation;

/// <summary>A word of a message, and where it stands, so that a parameter keeps what was typed.</summary>
/// <param name="Number">Its number in the vocabulary, or <see cref="Vocabulary.Unknown"/>.</param>
/// <param name="Start">Its first character in the message.</param>
/// <param name="End">The place behind its last character.</param>
internal readonly record struct Word(int Number, int Start, int End)
{
    /// <summary>The words of a cleaned message.</summary>
    public static Word[] Split(string text, Vocabulary vocabulary)
    {
        var words = new Word[Count(text)];
        var at = 0;
        for (var index = 0; index < words.Length; index++)
        {
            while (text[at] is ' ' or '\n')
                at++;
            var length = text.AsSpan(at).IndexOfAny(' ', '\n');
            var end = length < 0 ? text.Length : at + length;
            words[index] = new(vocabulary.Find(text.AsSpan(at, end - at)), at, end);
            at = end;
        }

        return words;
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
