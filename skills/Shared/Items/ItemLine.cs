using System.Globalization;

namespace Alfred.Skills.Shared.Items;

/// <summary>A line of a pasted list without the marks at its start.</summary>
/// <param name="Text">What is left.</param>
/// <param name="Amount">The number of a box such as <c>[ 3 ]</c>; null for none.</param>
/// <param name="IsTicked">True for a line that is done already: <c>[x]</c>, <c>☑</c>, struck through.</param>
internal readonly record struct ItemLine(string Text, int? Amount, bool IsTicked)
{
    private const string Bullets = "-*•·–—▪▫◦‣●○■□☐+>→➤◾◽";
    private const string Ticks = "☑✓✔✅☒✗✘❌";
    private const string Variants = "\uFE0E\uFE0F\u20E3";

    /// <summary>Reads one line.</summary>
    public static ItemLine Of(string line)
    {
        var rest = Unwrapped(line.Trim());
        var isTicked = rest.Length < line.Trim().Length && line.Trim()[0] == '~';
        int? amount = null;
        for (var before = ""; before != rest;)
        {
            before = rest;
            if (rest.Length > 1 && Bullets.Contains(rest[0], StringComparison.Ordinal))
                rest = Shorter(rest, 1);
            else if (rest.Length > 1 && Ticks.Contains(rest[0], StringComparison.Ordinal) && Shorter(rest, 1) is { Length: > 0 } behind)
                (rest, isTicked) = (behind, true);
            else if (Box(rest) is var (content, length) && Shorter(rest, length) is { Length: > 0 } item)
                (rest, isTicked, amount) = (item, isTicked || content is "x" or "X" or "✓" or "✔", Count(content) ?? amount);
            else
                rest = WithoutNumber(rest);
        }

        return new(rest, amount, isTicked);
    }

    private static string Shorter(string text, int from) => text[from..].TrimStart([' ', .. Variants]);


    // "[ ]", "[x]", "[]", "[ 3 ]", "( )".
    private static (string Content, int Length)? Box(string text)
    {
        if (text.Length < 3 || text[0] is not ('[' or '('))
            return null;
        var close = text.IndexOf(text[0] == '[' ? ']' : ')', StringComparison.Ordinal);
        if (close is < 1 or > 6)
            return null;
        var content = text[1..close].Trim();
        var isBox = content is "" or "x" or "X" or "✓" or "✔" || (text[0] == '[' && Count(content) is not null);
        return isBox ? (content, close + 1) : null;
    }

    private static int? Count(string text) =>
        text.Length < 4 && int.TryParse(PlainLetters.Of(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    // "1. milk", "2) rice", "3.bread", and the digits in boxes that phones offer.
    private static string WithoutNumber(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 2 || text.Length <= digits + 1)
            return text;
        if (text[digits] is '\uFE0F' or '\u20E3')
            return Shorter(text, digits) is { Length: > 0 } keyed ? keyed : text;
        var behind = text[(digits + 1)..].TrimStart();
        return text[digits] is '.' or ')' && behind.Length > 0 && !char.IsAsciiDigit(text[digits + 1]) ? behind : text;
    }

    // Bold, slanted and struck through, as chats write them.
    private static string Unwrapped(string text)
    {
        foreach (var mark in (ReadOnlySpan<char>)['~', '*', '_'])
        {
            var bare = text.Trim(mark);
            if (bare.Length > 0 && bare.Length < text.Length - 1 && text[0] == mark && text[^1] == mark && !bare.Contains(mark, StringComparison.Ordinal))
                return bare.Trim();
        }

        return text;
    }
}
