namespace Alfred.Skills.Shared.Amounts;

/// <summary>Cuts a text into numbers, words, currency signs and marks, in one pass.</summary>
internal static class AmountTokens
{
    /// <summary>The pieces in order, blanks left out.</summary>
    /// <param name="text">As <see cref="AmountLetters.Plain(string)"/> makes it.</param>
    public static List<AmountToken> Of(string text)
    {
        var tokens = new List<AmountToken>();
        for (var at = 0; at < text.Length;)
        {
            if (IsBlank(text[at]))
            {
                at++;
                continue;
            }

            var (kind, end) = Piece(text, at);
            tokens.Add(new(kind, at, text[at..end], at > 0 && !IsBlank(text[at - 1])));
            at = end;
        }

        return tokens;
    }

    private static (AmountTokenKind Kind, int End) Piece(string text, int at)
    {
        var end = at + 1;
        if (char.IsAsciiDigit(text[at]) || StartsFraction(text, at))
            return (AmountTokenKind.Number, NumberEnd(text, at));
        if (char.GetUnicodeCategory(text[at]) == UnicodeCategory.CurrencySymbol || text[at] is '€' or '¢')
            return (AmountTokenKind.Sign, end);
        if (!IsLetter(text[at]))
            return (AmountTokenKind.Mark, end);
        while (end < text.Length && IsLetter(text[end]))
            end++;
        return (AmountTokenKind.Word, end);
    }

    // ".79" is a fraction, but not in "No.79" or "12..79".
    private static bool StartsFraction(string text, int at) =>
        text[at] is '.' or ',' && IsDigit(text, at + 1)
        && (at == 0 || IsBlank(text[at - 1]) || text[at - 1] is '-' or '+' or '('
            || char.GetUnicodeCategory(text[at - 1]) == UnicodeCategory.CurrencySymbol);

    private static int NumberEnd(string text, int at)
    {
        var end = at + 1;
        // Blanks group only what starts with a group, and nothing that has other marks.
        var isSpaced = true;
        var hasBlank = false;
        while (end < text.Length)
        {
            var letter = text[end];
            if (char.IsAsciiDigit(letter))
            {
                end++;
            }
            else if (letter is '.' or ',' or '\'' && IsDigit(text, end + 1))
            {
                isSpaced = false;
                end++;
            }
            else if (IsBlank(letter) && isSpaced && (hasBlank || end - at <= 3) && IsGroup(text, end + 1))
            {
                hasBlank = true;
                end++;
            }
            else
            {
                break;
            }
        }

        return ClosingDashes(text, end);
    }

    // "15,–" and "15.--" are whole amounts.
    private static int ClosingDashes(string text, int end)
    {
        var dash = end + 1;
        if (end >= text.Length || text[end] is not ('.' or ','))
            return end;
        while (dash < text.Length && text[dash] == '-')
            dash++;
        return dash > end + 1 && (dash == text.Length || !char.IsLetterOrDigit(text[dash])) ? dash : end;
    }

    private static bool IsGroup(string text, int at) =>
        IsDigit(text, at) && IsDigit(text, at + 1) && IsDigit(text, at + 2) && !IsDigit(text, at + 3);

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsBlank(char letter) => letter is ' ' or AmountLetters.Narrow;

    private static bool IsLetter(char letter) =>
        char.IsLetter(letter) || char.IsSurrogate(letter)
            || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
