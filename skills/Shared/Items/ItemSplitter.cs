using System.Text;

namespace Alfred.Skills.Shared.Items;

/// <summary>Takes a message's items apart: at lines, bullets, commas and "and", but not inside "mac and cheese" or quotes.</summary>
public static class ItemSplitter
{
    // One thing, whatever follows. Written by the words beside the "and".
    private static readonly HashSet<string> Dishes = Pairs(
        "mac cheese", "macaroni cheese", "fish chips", "half half", "gin tonic", "cookies cream", "rhubarb custard", "bubble squeak",
        "bangers mash", "biscuits gravy",
        "head shoulders", "ben jerry's", "ben jerrys", "marks spencer", "m m's", "m ms", "sweet sour", "surf turf", "franks beans",
        "arm hammer");

    // One thing only with a word behind it: salt and pepper are two, salt and pepper crisps are crisps.
    private static readonly HashSet<string> Flavours = Pairs(
        "salt pepper", "salt vinegar", "cheese onion", "cream onion", "cream chive", "ham cheese", "steak kidney", "steak ale",
        "sage onion", "lemon ginger", "lemon lime",
        "pork apple", "bacon egg", "egg cress", "cheese tomato", "tomato basil", "tomato mozzarella", "garlic herb", "garlic ginger",
        "butter jelly", "butter jam",
        "bread butter", "chicken mushroom", "leek potato", "spinach ricotta", "apple cinnamon", "strawberry banana", "orange mango",
        "honey mustard", "oil vinegar");

    /// <summary>The items' texts in order; never an empty one.</summary>
    public static IEnumerable<string> Split(string text) => SplitLines(text).SelectMany(SplitAtAnd).Where(IsSomething);

    /// <summary>The same without splitting at "and", for texts in which it joins what belongs together.</summary>
    public static IEnumerable<string> SplitLines(string text) =>
        text.Split('\n').Select(WithoutBullet).SelectMany(SplitAtMarks).Select(Tidy).Where(IsSomething);

    private static string Tidy(string part) =>
        string.Join(' ', string.Concat(part.Where(letter => !char.IsControl(letter))).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd('.', '!', '?', ':', ' ');

    private static bool IsSomething(string part) => part.Any(char.IsLetterOrDigit) || part.Any(char.IsSurrogate);

    private static string WithoutBullet(string line)
    {
        var rest = line.TrimStart().TrimStart('-', '*', '•', '·', '–', '—', '▪', '☐', '+').TrimStart();
        foreach (var box in (string[])["[ ]", "[x]", "[]"])
            rest = rest.StartsWith(box, StringComparison.OrdinalIgnoreCase) ? rest[box.Length..].TrimStart() : rest;
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 3 && rest.Length > digits + 1 && rest[digits] is '.' or ')'
            && rest[digits + 1] == ' ' ? rest[(digits + 2)..] : rest;
    }

    // A comma between digits is a decimal comma: "1,5 l".
    private static IEnumerable<string> SplitAtMarks(string line)
    {
        var part = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            var isDecimal = line[at] == ',' && at > 0 && at + 1 < line.Length && char.IsAsciiDigit(line[at - 1])
                && char.IsAsciiDigit(line[at + 1]);
            if (quoted || isDecimal || line[at] is not (',' or ';'))
            {
                part.Append(line[at]);
                continue;
            }

            yield return part.ToString();
            part.Clear();
        }

        yield return part.ToString();
    }

    private static IEnumerable<string> SplitAtAnd(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var items = new List<string>();
        var start = 0;
        var quoted = false;
        for (var at = 0; at < words.Length; at++)
        {
            quoted ^= words[at].Count(letter => letter == '"') % 2 == 1;
            if (quoted || !IsAnd(words[at]) || (at > start && at + 1 < words.Length && IsWhole(words, at)))
                continue;
            items.Add(string.Join(' ', words[start..at]));
            start = at + 1;
        }

        items.Add(string.Join(' ', words[start..]));
        return items;
    }

    private static bool IsAnd(string word) => word.ToLowerInvariant() is "and" or "&" or "+" or "plus";

    private static bool IsWhole(string[] words, int and)
    {
        var (left, right) = (Bare(words[and - 1]), Bare(words[and + 1]));
        if (Dishes.Contains($"{left} {right}"))
            return true;
        var isFollowed = and + 2 < words.Length && !IsAnd(words[and + 2]);
        return isFollowed && Flavours.Contains($"{left} {right}");
    }

    private static string Bare(string word) => word.Trim('.', '!', '?', ':').ToLowerInvariant();

    private static HashSet<string> Pairs(params string[] pairs) => new(pairs, StringComparer.Ordinal);
}
