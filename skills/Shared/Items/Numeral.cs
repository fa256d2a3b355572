namespace Alfred.Skills.Shared.Items;

/// <summary>Numbers as they stand in a text, in digits of any script: <c>2</c>, <c>1,5</c>, <c>½</c>, <c>1½</c>, <c>1/2</c>.</summary>
internal static class Numeral
{
    /// <summary>True for a sign that is a part of one: <c>½</c>.</summary>
    public static bool IsFraction(char letter) => letter >= 0x80 && CharUnicodeInfo.GetNumericValue(letter) is > 0 and < 1;

    /// <summary>True for the bar of a fraction.</summary>
    public static bool IsBar(char letter) => letter is '/' or '\u2044' or '\u2215';

    /// <summary>How many letters of a text belong to the number at a place; 0 for none.</summary>
    public static int Length(string text, int start, int end)
    {
        var at = Digits(text, start, end);
        var wasBar = false;
        while (at > start && at + 1 < end && (IsSeparator(text[at]) || (IsBar(text[at]) && !wasBar)))
        {
            var next = Digits(text, at + 1, end);
            if (next == at + 1)
                break;
            // "300g/10" has no fraction, and "1/2/3" is no number at all.
            wasBar |= IsBar(text[at]);
            at = next;
        }

        if (at == start && text[start] == '.')
            at = Digits(text, start + 1, end) is var behind && behind > start + 1 ? behind : start;
        return (at < end && IsFraction(text[at]) ? at + 1 : at) - start;
    }

    private static bool IsSeparator(char letter) => letter is '.' or ',' or '\'' or '٫' or '٬';

    private static int Digits(string text, int at, int end)
    {
        while (at < end && PlainLetters.Digit(text, at) >= 0)
            at += char.IsSurrogate(text[at]) ? 2 : 1;
        return Math.Min(at, end);
    }
}
