using System.Collections.Frozen;
using Alfred.Languages;

namespace Alfred.Skills.Home.Groceries;

/// <summary>How a language speaks of lists: what the ordinary one is called, and what a name has around it.</summary>
internal sealed class ListWords
{
    /// <summary>The longest name of a list.</summary>
    public const int MaxLength = 40;

    private const int MaxWords = 6;

    private readonly FrozenSet<string> _ordinary;
    private readonly FrozenSet<string> _around;
    private readonly string[] _ends;

    private ListWords(Language language)
    {
        _ordinary = Words(language, "ordinary").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _around = Words(language, "around").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _ends = [.. Words(language, "ends")];
    }

    /// <summary>The words of a language.</summary>
    public static ListWords Of(Language language) => language.Get(static language => new ListWords(language));

    /// <summary>The <see cref="Parameter.Read"/> of a list's name; the canonical form is empty for the ordinary list.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        // "the list, and delete the eggs" names no list.
        if (text.Split(' ').Length > MaxWords || text.AsSpan().ContainsAny(',', ';', '\n') || !text.Any(char.IsLetterOrDigit))
            return new ParseResult.NotUnderstood(context.Language.Say("groceries.list-too-long", ("most", MaxLength)));
        var name = Of(context.Language).Name(text);
        return name.Length > MaxLength
            ? new ParseResult.NotUnderstood(context.Language.Say("groceries.list-too-long", ("most", MaxLength)))
            : new ParseResult.Understood(name);
    }

    /// <summary>
    /// The <see cref="Parameter.Read"/> of a list that has its name and "list" in one word, "Baumarktliste", and of nothing else.
    /// </summary>
    public static ParseResult ReadCompound(string text, ReadContext context)
    {
        var words = Of(context.Language);
        var name = words.Name(text);
        var last = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        return name.Length is > 0 and <= MaxLength && words.Stem(last) is { } stem
            && name.EndsWith(stem, StringComparison.OrdinalIgnoreCase)
            ? new ParseResult.Understood(name) : new ParseResult.NotUnderstood("");
    }

    /// <summary>
    /// What a list is called: "the hardware list" is "hardware", "Baumarktliste" is "Baumarkt"; empty for the ordinary one.
    /// </summary>
    public string Name(string text)
    {
        var words = text.Split([' ', '\n', '"', ':'], StringSplitOptions.RemoveEmptyEntries).AsSpan();
        if (_ordinary.Contains(string.Join(' ', words!)))
            return "";
        while (words.Length > 0 && _around.Contains(words[0]))
            words = words[1..];
        while (words.Length > 0 && _around.Contains(words[^1]))
            words = words[..^1];
        var name = string.Join(' ', words!);
        if (_ordinary.Contains(name))
            return "";
        return Stem(name) ?? name;
    }

    // Null for a word that does not end as lists do.
    private string? Stem(string word)
    {
        var end = Array.Find(_ends, end => word.Length > end.Length + 2 && word.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return end is null ? null : word[..^end.Length];
    }

    private static IEnumerable<string> Words(Language language, string key) => language.Values("groceries.lists", key);
}
