using System.Text;

namespace Alfred.Skills.Shared.Items;

/// <summary>Takes a message's items apart: at lines, bullets, commas and "and", but not inside "mac and cheese" or quotes.</summary>
public static class ItemSplitter
{
    private const string Separators = ",;،؛、，；•";

    /// <summary>
    /// The items' texts in order without splitting at "and", for texts in which it joins what belongs together; ticked ones left out.
    /// </summary>
    public static IEnumerable<string> SplitLines(string text) =>
        Parts(text).Where(static part => !part.IsLeftOut).Select(static part => part.Text);

    /// <summary>The items' texts in order; never an empty one.</summary>
    internal static IEnumerable<ItemPart> Split(string text, Language language)
    {
        var words = ItemWords.For(language);
        foreach (var part in Parts(WithoutHeadings(text, words)))
        {
            if (!part.IsFirst && IsPreparation(part.Text, words))
                continue;
            var amount = part.Amount;
            foreach (var one in new AndSplitter(part.Text, words).Split())
            {
                if (Tidy(one) is var tidy && IsSomething(tidy))
                    yield return part with { Text = tidy, Amount = amount };
                amount = null;
            }
        }
    }

    private static IEnumerable<ItemPart> Parts(string text)
    {
        foreach (var line in text.Split('\n', '\u2028', '\r'))
        {
            var item = ItemLine.Of(line);
            var isFirst = true;
            foreach (var typed in SplitAtMarks(item.Text))
            {
                var part = Tidy(typed);
                if (!IsSomething(part))
                    continue;
                var isStruck = ItemLine.IsStruck(part);
                yield return new(isStruck ? part.Trim('~') : part, isFirst ? item.Amount : null, item.IsTicked || isStruck, isFirst);
                isFirst = false;
            }
        }
    }

    // Of several lines those that end in a colon, or that only a recipe has: "For the sauce:", "Serves 4".
    private static string WithoutHeadings(string text, ItemWords words)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return text;
        var lines = text.Split('\n');
        var things = Array.FindAll(lines, line => !IsHeading(line.Trim(), words));
        return things.Length is 0 || things.Length == lines.Length ? text : string.Join('\n', things);
    }

    private static bool IsHeading(string line, ItemWords words) =>
        (line.EndsWith(':') && !line.Any(char.IsDigit))
        || words.Headings.Contains(Heading(line));

    // "for 4 people" is "for people".
    private static string Heading(string line)
    {
        var words = PlainLetters.Of(line).Split([' ', ':', '#', '*'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(static word => !word.All(char.IsDigit)));
    }

    private static bool IsPreparation(string text, ItemWords words) =>
        words.Preparations.Count > 0
        && PlainLetters.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(words.Preparations.Contains);

    private static string Tidy(string part)
    {
        if (IsTidy(part))
            return part;
        var tidy = new StringBuilder(part.Length);
        foreach (var letter in part)
        {
            if (char.IsWhiteSpace(letter) && tidy.Length > 0 && tidy[^1] != ' ')
                tidy.Append(' ');
            else if (!char.IsWhiteSpace(letter) && !char.IsControl(letter))
                tidy.Append(letter);
        }

        return tidy.ToString().TrimStart('¡', '¿', ':', ' ').TrimEnd('.', '!', '?', ':', ' ', '…');
    }

    // Letters and single blanks between them, as most parts are.
    private static bool IsTidy(string part)
    {
        var isBlank = true;
        foreach (var letter in part)
        {
            if (!char.IsLetter(letter) && (letter != ' ' || isBlank))
                return false;
            isBlank = letter == ' ';
        }

        return !isBlank;
    }

    // A letter, a digit or a picture.
    private static bool IsSomething(string part)
    {
        foreach (var letter in part)
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || Numeral.IsFraction(letter)
                || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherSymbol)
                return true;
        }

        return false;
    }

    // A comma between digits is a decimal comma: "1,5 l". One in brackets belongs to the thing: "milk (semi-skimmed, 2 pints)".
    private static IEnumerable<string> SplitAtMarks(string line)
    {
        var from = 0;
        var (quoted, close) = (false, -1);
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (line[at] == '(' && line.IndexOf(')', at) > 0)
                close = line.IndexOf(')', at);
            var isDecimal = line[at] is ',' or '،' && at > 0 && at + 1 < line.Length && char.IsDigit(line[at - 1])
                && char.IsDigit(line[at + 1]);
            if (isDecimal || at < close || !Separators.Contains(line[at], StringComparison.Ordinal)
                || (quoted && line.IndexOf('"', at) > 0))
                continue;
            yield return line[from..at];
            from = at + 1;
        }

        yield return line[from..];
    }
}

/// <summary>One item's text.</summary>
/// <param name="Text">What was typed; never empty.</param>
/// <param name="Amount">The number in a box before it; null for none.</param>
/// <param name="IsLeftOut">True for what is ticked or comes behind "but no": it is named and not taken.</param>
/// <param name="IsFirst">False for what stands behind a comma in its line.</param>
internal readonly record struct ItemPart(string Text, int? Amount, bool IsLeftOut, bool IsFirst);
