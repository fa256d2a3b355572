using System.Globalization;

namespace Alfred.Skills.Shared.Items;

/// <summary>Reads how many: <c>2</c>, <c>1,5</c>, <c>½</c>, <c>1 1/2</c>, <c>a dozen</c>, <c>three</c>.</summary>
internal static class Counts
{
    private const decimal Most = 1_000_000m;

    private static readonly Dictionary<char, decimal> Fractions = new()
    {
        ['½'] = 0.5m,
        ['¼'] = 0.25m,
        ['¾'] = 0.75m,
        ['⅓'] = 0.333m,
        ['⅔'] = 0.667m,
        ['⅛'] = 0.125m,
    };

    private static readonly string[] Words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Reads a count at the start of some words.</summary>
    /// <returns>The count and how many words it takes; null when there is none.</returns>
    public static (decimal Amount, int Words)? ReadStart(ReadOnlySpan<string> words)
    {
        if (words.Length == 0)
            return null;
        var first = words[0].ToLowerInvariant();
        var second = words.Length > 1 ? words[1].ToLowerInvariant() : "";
        var third = words.Length > 2 ? words[2].ToLowerInvariant() : "";
        switch (first)
        {
            case "dozen":
                return (12, 1);
            case "half" when second is "dozen":
                return (6, 2);
            case "half" when second is "a" or "an" && third is "dozen":
                return (6, 3);
            case "half" when second is "a" or "an" && Units.Find(third) is { } unit && Units.IsMeasure(unit):
                return (0.5m, 2);
            case "half" when Units.Find(second) is { } unit && Units.IsMeasure(unit):
                return (0.5m, 1);
            case "a" when second is "dozen":
                return (12, 2);
            case "a" when second is "half" && third is "dozen":
                return (6, 3);
            case "a" when second is "couple":
                return (2, third is "of" ? 3 : 2);
            case "a" or "an" when Units.Find(second) is { } unit && (Units.IsMeasure(unit) || third is "of"):
                return (1, 1);
        }

        if (Number(first) is not { } amount)
            return null;
        if (second is "dozen")
            return (amount * 12, 2);
        if (amount == decimal.Truncate(amount) && Fraction(second) is { } part && part < 1)
            return (amount + part, 2);
        return (amount, 1);
    }

    /// <summary>A number of its own: digits, a fraction, or a word up to twelve; null for anything else.</summary>
    public static decimal? Number(string word)
    {
        var spelt = Array.IndexOf(Words, word);
        var number = spelt > 0 ? spelt : Digits(word) ?? Fraction(word) ?? Mixed(word);
        return number is > 0 and <= Most && decimal.Round(number.Value, 3) == number ? number : null;
    }

    private static decimal? Digits(string word)
    {
        // "1,000" has a thousand, "1,5" and "0,500" a fraction; "00" is a kind of flour.
        if (word.Length is 0 or > 12 || !char.IsAsciiDigit(word[0]) || !char.IsAsciiDigit(word[^1]) || word is ['0', >= '0' and <= '9', ..])
            return null;
        var comma = word.IndexOf(',', StringComparison.Ordinal);
        var plain = comma > 0 && word.Length - comma == 4 && word[0] != '0' ? word.Remove(comma, 1) : word.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static decimal? Fraction(string word)
    {
        if (word.Length == 1 && Fractions.TryGetValue(word[0], out var fraction))
            return fraction;
        return word.Split('/') is [{ Length: 1 } top, { Length: 1 } bottom] && char.IsAsciiDigit(top[0]) && bottom[0] is >= '2' and <= '9'
            ? decimal.Round((top[0] - '0') / (decimal)(bottom[0] - '0'), 3)
            : null;
    }

    private static decimal? Mixed(string word) =>
        word.Length > 1 && Fractions.TryGetValue(word[^1], out var fraction) && Digits(word[..^1]) is { } whole ? whole + fraction : null;
}
