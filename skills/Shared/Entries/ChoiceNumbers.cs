using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Shared.Entries;

/// <summary>Reads numbers of entries: "2", "#2", "number 2", "1-3", "1, 2 and 4", "the second one", "the last one",
/// "the first two".</summary>
internal static class ChoiceNumbers
{
    /// <summary>Stands for the last entry.</summary>
    public const int Last = 0;

    private const int MaxRange = 50;
    private static readonly char[] Gaps = [' ', ',', ';', '،', '、', '&', '+', '\n'];

    /// <summary>The numbers in the order said; none when the text holds anything else.</summary>
    public static ImmutableArray<int> Read(string text, ChoiceWords words)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        if (First(text, words) is { } first)
            return TryAddRange(found, 1, first) ? found.ToImmutable() : [];
        var isRange = false;
        foreach (var word in Words(text))
        {
            if (words.To.Contains(word) && found.Count > 0)
            {
                isRange = true;
            }
            else if (isRange)
            {
                if (One(word, words) is not { } end || !TryAddRange(found, found[^1] + 1, end))
                    return [];
                isRange = false;
            }
            else if (One(word, words) is { } number)
            {
                found.Add(number);
            }
            else if (word.Split('-', '–') is [var from, var to] && Small(from) is { } begins and > 0 && Small(to) is { } ends)
            {
                if (ends < begins || !TryAddRange(found, begins, ends))
                    return [];
            }
            else if (!words.Silent.Contains(word))
            {
                return [];
            }
        }

        return isRange ? [] : found.ToImmutable();
    }

    // "The first two", "los dos primeros", but not "the first and 3" or "first, 3".
    private static int? First(string text, ChoiceWords words)
    {
        if (text.AsSpan().IndexOfAny(Gaps.AsSpan(1)) >= 0)
            return null;
        var said = Words(text).SkipWhile(words.Silent.Contains).Reverse().SkipWhile(words.Silent.Contains).Reverse().ToArray();
        return said switch
        {
            [var first, var count] when words.Ordinal(first) == 1 => Small(count) ?? words.Count(count),
            [var count, var first] when words.Ordinal(first) == 1 => Small(count) ?? words.Count(count),
            _ => null,
        };
    }

    private static IEnumerable<string> Words(string text) =>
        PlainLetters.Of(text).Replace(" - ", "-", StringComparison.Ordinal).Replace(" – ", "-", StringComparison.Ordinal)
            .Replace("'", "' ", StringComparison.Ordinal).Split(Gaps, StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.TrimStart('#').TrimEnd('.', ')', '!', '?', ':')).Where(static word => word.Length > 0);

    private static bool TryAddRange(ImmutableArray<int>.Builder found, int first, int last)
    {
        if (first <= 1 && found.Contains(Last) || last < first || last - first >= MaxRange)
            return false;
        found.AddRange(Enumerable.Range(first, last - first + 1));
        return true;
    }

    private static int? One(string word, ChoiceWords words)
    {
        if (Small(word) is { } number)
            return number > 0 ? number : null;
        if (words.Last.Contains(word))
            return Last;
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && words.Suffixes.Contains(word[digits..]) && Small(word[..digits]) is { } ordinal and > 0)
            return ordinal;
        return words.Ordinal(word);
    }

    private static int? Small(string text) =>
        text.Length <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
