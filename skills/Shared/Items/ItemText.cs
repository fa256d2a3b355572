using Alfred.Groceries;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// Reads one item with its amount: <c>2 kg apples</c>, <c>eggs x12</c>, <c>a dozen eggs</c>, <c>milk (1,5 l)</c>. What it cannot make sense
/// of stays in the name, so that nothing typed is an error.
/// </summary>
internal static class ItemText
{
    // Names that begin with a number.
    private static readonly string[] NumberedNames = ["7 up", "7up", "5 spice", "five spice", "3 in 1", "2 in 1", "one a day", "8 o'clock"];

    // A number behind these belongs to them: WD 40, size 4, SPF 30.
    private static readonly HashSet<string> Numbered = new(
        ["size", "no", "number", "nr", "type", "spf", "factor", "formula", "vitamin", "version", "stage", "phase", "e"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Fillers = [
        "some", "any", "the", "a", "an", "more", "a few", "a bit of", "a little", "my", "our", "a pair of", "also"];

    /// <summary>Reads an item; null when nothing of it is a name.</summary>
    public static GroceryItem? Read(string text)
    {
        var tidy = Tidy(text);
        if (tidy.Length == 0)
            return null;
        var words = tidy.Split(' ');
        return Array.Exists(NumberedNames, name => StartsWithWords(tidy, name))
            ? new(tidy)
            : ReadLeading(words) ?? ReadTrailing(words) ?? new(WithoutFiller(tidy));
    }

    private static GroceryItem? ReadLeading(string[] words)
    {
        var (count, rest) = TimesFirst(words);
        if (count is null)
            return null;
        if (rest.Length == 0)
            return null;
        if (rest[0].ToLowerInvariant() is "x" or "×" or "*" && rest.Length > 1)
            return Item(string.Join(' ', rest[1..]), count.Value, null);
        // "0.2 500g pk": two amounts in a row mean something that only people know.
        if (char.IsAsciiDigit(rest[0][0]))
            return null;

        var unit = Units.Find(rest[0]);
        var name = rest;
        if (unit is not null && rest.Length > 1 && !Units.IsCompound(unit, rest[1]))
            name = rest[1].Equals("of", StringComparison.OrdinalIgnoreCase) ? rest[2..] : rest[1..];
        else if (unit is not null && Units.IsMeasure(unit))
            return null;
        else
            unit = null;
        if (name.Length > 1 && unit is null && name[0].Equals("of", StringComparison.OrdinalIgnoreCase))
            name = name[1..];
        return name.Length == 0 ? null : Item(string.Join(' ', name), count.Value, unit);
    }

    // "2", "2x", "x2", "2kg": the last is split so that the unit can be looked at like a word.
    private static (decimal? Count, string[] Others) TimesFirst(string[] words)
    {
        if (Counts.ReadStart(words) is var (amount, length))
            return (amount, words[length..]);
        var first = words[0].ToLowerInvariant();
        if (Times(first) is { } times)
            return (times, words[1..]);
        return Glued(first) is var (number, unit) ? (number, [unit, .. words[1..]]) : (null, words);
    }

    private static GroceryItem? ReadTrailing(string[] words)
    {
        if (words.Length < 2)
            return null;
        var last = words[^1].Trim('(', ')').ToLowerInvariant();
        var before = words[^2].Trim('(').ToLowerInvariant();
        if (Times(last) is { } times)
            return Item(Name(words[..^1]), times, null);
        if (before is "x" or "×" && words.Length > 2 && Counts.Number(last) is { } factor)
            return Item(Name(words[..^2]), factor, null);
        if (Units.Find(last) is { } unit && words.Length > 2 && Counts.Number(before) is { } amount)
            return Item(Name(words[..^2]), amount, unit);
        if (Glued(last) is var (number, glued) && Units.Find(glued) is { } canonical)
            return Item(Name(words[..^1]), number, canonical);
        return Counts.Number(last) is { } pieces && char.IsAsciiDigit(last[0]) && pieces == decimal.Truncate(pieces) && pieces <= 100
            && !IsNumbered(words[^2])
            ? Item(Name(words[..^1]), pieces, null)
            : null;
    }

    // Short capitals are a brand or a size: WD 40, AA 4.
    private static bool IsNumbered(string word) =>
        Numbered.Contains(word) || (word.Length <= 3 && word.All(char.IsAsciiLetterUpper))
            || Counts.Number(word.ToLowerInvariant()) is not null;

    private static decimal? Times(string word) => word switch
    {
        ['x' or '×', .. var number] => Counts.Number(number),
        [.. var number, 'x' or '×'] => Counts.Number(number),
        _ => null,
    };

    private static (decimal Amount, string Unit)? Glued(string word)
    {
        var digits = word.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '/' or '½' or '¼' or '¾').Count();
        return digits > 0 && digits < word.Length && Units.Find(word[digits..]) is not null && Counts.Number(word[..digits]) is { } amount
            ? (amount, word[digits..])
            : null;
    }

    private static GroceryItem? Item(string name, decimal amount, string? unit)
    {
        var bare = WithoutFiller(name);
        return amount is <= 0 or > 1_000_000 || bare.Length == 0 ? null : new(bare, new(amount, unit == Units.Pieces ? null : unit));
    }

    private static string Name(string[] words) => string.Join(' ', words).TrimEnd(' ', ':', '-', '–', '(', '=');

    private static string WithoutFiller(string name)
    {
        var filler = Fillers.Where(filler => StartsWithWords(name, filler) && name.Length > filler.Length).MaxBy(filler => filler.Length);
        return filler is null ? name : name[(filler.Length + 1)..];
    }

    private static bool StartsWithWords(string text, string words) =>
        text.StartsWith(words, StringComparison.OrdinalIgnoreCase) && (text.Length == words.Length || text[words.Length] == ' ');

    private static string Tidy(string text)
    {
        var visible = string.Concat(text.Select(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) ? ' ' : letter));
        var spaced = string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var bare = spaced.Trim('"').TrimEnd('.', ',', ';', ':', '!', '?', ' ').TrimStart(',', ';', ':', ' ');
        return bare.EndsWith(')') && !bare.Contains('(', StringComparison.Ordinal) ? bare.TrimEnd(')') : bare;
    }
}
