namespace Alfred.Skills.Shared.Items;

/// <summary>A line of a pasted list without the marks at its start.</summary>
/// <param name="Text">What is left.</param>
/// <param name="Amount">The number of a box such as <c>[ 3 ]</c>; null for none.</param>
/// <param name="IsTicked">True for a line that is done already: <c>[x]</c>, <c>☑</c>.</param>
internal readonly record struct ItemLine(string Text, int? Amount, bool IsTicked)
{
    private const string Bullets = "-*•·–—▪▫◦‣●○■□☐+>→➤◾◽";
    private const string Ticks = "☑✓✔✅☒✗✘❌";

    /// <summary>Reads one line.</summary>
    public static ItemLine Of(string line)
    {
        var rest = Unwrapped(line.Trim());
        var isTicked = false;
        int? amount = null;
        for (var before = ""; before != rest && rest.Length > 1;)
        {
            before = rest;
            if (Bullets.Contains(rest[0], StringComparison.Ordinal))
                rest = Behind(rest, 1);
            else if (Ticks.Contains(rest[0], StringComparison.Ordinal) && Behind(rest, 1) is { Length: > 0 } behind)
                (rest, isTicked) = (behind, true);
            else if (Box(rest) is var (content, length) && Behind(rest, length) is { Length: > 0 } item)
                (rest, isTicked, amount) = (item, isTicked || IsTick(content), Count(content) ?? amount);
            else
                rest = WithoutNumber(rest);
        }

        return new(rest, amount, isTicked);
    }

    /// <summary>True for a text that is struck through, as chats write it: <c>~milk~</c>.</summary>
    public static bool IsStruck(string text) =>
        text is ['~', not '~', .., not '~', '~'] || (text is ['~', '~', .., '~', '~'] && text.Trim('~').Length > 0);

    private static string Behind(string text, int from)
    {
        while (from < text.Length && text[from] is ' ' or '\uFE0E' or '\uFE0F' or '\u20E3')
            from++;
        return text[from..];
    }

    // "[ ]", "[x]", "[]", "[ 3 ]", "( )".
    private static (string Content, int Length)? Box(string text)
    {
        if (text.Length < 3 || text[0] is not ('[' or '('))
            return null;
        var close = text.IndexOf(text[0] == '[' ? ']' : ')', StringComparison.Ordinal);
        if (close is < 1 or > 6)
            return null;
        var content = text[1..close].Trim();
        var isBox = content.Length == 0 || IsTick(content) || (text[0] == '[' && Count(content) is not null);
        return isBox ? (content, close + 1) : null;
    }

    private static bool IsTick(string content) => content is "x" or "X" or "✓" or "✔";

    private static int? Count(string text) =>
        text.Length < 4 && int.TryParse(PlainLetters.Of(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 ? number : null;

    // "1. milk", "2) rice", "3.bread", and the digits in boxes that phones offer.
    private static string WithoutNumber(string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        if (digits is 0 or > 2 || text.Length <= digits + 1)
            return text;
        if (text[digits] is '\uFE0F' or '\u20E3')
            return Behind(text, digits) is { Length: > 0 } keyed ? keyed : text;
        if (text[digits] is not ('.' or ')') || char.IsAsciiDigit(text[digits + 1]))
            return text;
        return text[(digits + 1)..].TrimStart() is { Length: > 0 } behind ? behind : text;
    }

    // Bold and slanted, as chats write them.
    private static string Unwrapped(string text)
    {
        foreach (var mark in (ReadOnlySpan<char>)['*', '_'])
        {
            if (text.Length > 2 && text[0] == mark && text[^1] == mark && text.Trim(mark) is { Length: > 0 } bare
                && !bare.Contains(mark, StringComparison.Ordinal))
                return bare.Trim();
        }

        return text;
    }
}
