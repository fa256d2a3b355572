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

    // "the hardware list" is "hardware", "Baumarktliste" is "Baumarkt".
    private string Name(string text)
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
        var end = Array.Find(_ends, end => name.Length > end.Length + 2 && name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return end is null ? name : name[..^end.Length];
    }

    private static IEnumerable<string> Words(Language language, string key) => language.Values("groceries.lists", key);
}
