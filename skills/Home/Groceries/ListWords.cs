using System.Collections.Frozen;

namespace Alfred.Skills.Home.Groceries;

/// <summary>How a language speaks of lists: what the ordinary one is called, and what a name has around it.</summary>
internal sealed class ListWords(Language language)
{
    /// <summary>The longest name of a list.</summary>
    public const int MaxLength = 40;

    private const int MaxWords = 6;

    private readonly FrozenSet<string> _ordinary = Words(language, "ordinary").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenSet<string> _around = Words(language, "around").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenSet<string> _joins =
        language.Values("items.words", "and").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _days = Words(language, "days").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
    private readonly string[] _ends = [.. Words(language, "ends")];
    private readonly string[] _mentions = [.. Words(language, "mentions").Select(static words => $" {PlainLetters.Of(words)} ")];

    /// <summary>The words of a language.</summary>
    public static ListWords Of(Language language) => language.Get(static language => new ListWords(language));

    /// <summary>The <see cref="Parameter.Read"/> of a list's name; the canonical form is empty for the ordinary list.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        // "the list, and delete the eggs" names no list.
        var isQuoted = text is ['"', _, .., '"'];
        if (text.Split(' ').Length > MaxWords || !text.Any(char.IsLetterOrDigit)
            || (!isQuoted && text.AsSpan().ContainsAny(',', ';', '\n')))
            return new ParseResult.NotUnderstood(context.Language.Say("groceries.list-too-long", ("most", MaxLength)));
        var name = Of(context.Language).Name(text);
        if (name.Length > 0 && (!name.Any(char.IsLetter) || Of(context.Language).IsNoName(name, context.Language)))
            return new ParseResult.NotUnderstood("");
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
    /// True for a name with a list in it: "putty to my hardware list" is nothing to buy, but a request that was read wrongly.
    /// </summary>
    public bool AreIn(string name)
    {
        if (!name.Contains(' ', StringComparison.Ordinal) || name.Contains('"', StringComparison.Ordinal))
            return false;
        var plain = $" {PlainLetters.Of(name)} ";
        return Array.Exists(_mentions, words => plain.Contains(words, StringComparison.Ordinal))
            || plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Any(word => Stem(word) is not null);
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

    /// <summary>True for a text that begins with a day and goes on: "Freitag Miete überweisen".</summary>
    public bool BeginsWithDay(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 && _days.Contains(PlainLetters.Of(text[..end]));

    // "… on the list and I have butter": what follows a list is none of its name; "wine on the list for Saturday" has none.
    private bool IsNoName(string name, Language language)
    {
        var plain = PlainLetters.Of(name);
        var isDay = _days.Contains(plain) || _days.Any(day => plain.EndsWith($" {day}", StringComparison.Ordinal));
        // "Milk on the list but not eggs".
        var isExcept = language.Values("reminder-times", "except")
            .Any(word => plain.StartsWith($"{PlainLetters.Of(word)} ", StringComparison.Ordinal));
        return isDay || isExcept || _joins.Contains(plain.Split(' ')[0]) || NoGroceries.Of(language).IsSentence(name)
            || NoGroceries.Of(language).IsNegated(name) || TimeSplit.Clock(name, language) is not null
            // "To the list on Saturday morning", but there are lists for Christmas Eve.
            || (name.Split(' ').Length > 2 && TimeText.Read(name, language, TimeText.Moments[1])
                is TimeResult.Point { Grain: >= TimeGrain.Hour and <= TimeGrain.Week });
    }

    // Null for a word that does not end as lists do.
    private string? Stem(string word)
    {
        var end = Array.Find(_ends, end => word.Length > end.Length + 2 && word.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return end is null ? null : word[..^end.Length];
    }

    private static IEnumerable<string> Words(Language language, string key) => language.Values("groceries.lists", key);
}
