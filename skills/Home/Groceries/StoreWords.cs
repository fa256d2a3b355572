using System.Collections.Frozen;

namespace Alfred.Skills.Home.Groceries;

/// <summary>How a language speaks of stores: the chains that everybody knows, kinds of stores, and places that are none.</summary>
internal sealed class StoreWords
{
    private const string Section = "groceries.stores";
    private const int MaxWords = 3;

    private readonly FrozenDictionary<string, string> _chains;
    private readonly FrozenSet<string> _kinds;
    private readonly FrozenSet<string> _elsewhere;
    private readonly FrozenSet<string> _joins;

    private StoreWords(Language language)
    {
        // The chains of all languages stand in the English file, too.
        _chains = language.Values(Section, "chains").Concat(language.Fallback?.Values(Section, "chains") ?? [])
            .DistinctBy(Key, StringComparer.Ordinal).ToFrozenDictionary(Key, StringComparer.Ordinal);
        _kinds = language.Values(Section, "kinds").Select(Key).ToFrozenSet(StringComparer.Ordinal);
        _elsewhere = language.Values(Section, "elsewhere").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
        _joins = language.Values("items.words", "and").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The words of a language.</summary>
    public static StoreWords Of(Language language) => language.Get(static read => new StoreWords(read));

    /// <summary>A chain as it writes itself; null for a name that is none.</summary>
    public string? Chain(string name) => _chains.GetValueOrDefault(Key(name));

    /// <summary>True for a kind of store: "pharmacy".</summary>
    public bool IsKind(string name) => _kinds.Contains(Key(name));

    /// <summary>
    /// True for a text in which a store stands before things: "Mercadona manzanas", but not "Kiwi, plums" or "Kiwi and plums".
    /// </summary>
    public bool Leads(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(MaxWords, words.Length - 1); count > 0; count--)
        {
            var name = string.Join(' ', words.AsSpan(0, count)!);
            if ((Chain(name) is not null || IsKind(name)) && !_joins.Contains(PlainLetters.Of(words[count])))
                return true;
        }

        return false;
    }

    /// <summary>The <see cref="Parameter.Read"/> of a chain or a kind of store, and of nothing else.</summary>
    public static ParseResult ReadShop(string text, ReadContext context)
    {
        var (words, name) = (Of(context.Language), ListWords.Of(context.Language).Name(text));
        return words.Chain(name) is { } chain ? new ParseResult.Understood(chain)
            // "The supermarket" is where the ordinary list is for: it has no name of its own.
            : words.IsKind(name) || words.IsKind(text) ? new ParseResult.Understood(name) : new ParseResult.NotUnderstood("");
    }

    /// <summary>
    /// The <see cref="Parameter.Read"/> of a store that somebody is in: a chain, a kind of store, or what is written like a name. "I'm at
    /// work" and "I'm at home" name none.
    /// </summary>
    public static ParseResult ReadVisited(string text, ReadContext context)
    {
        if (ListWords.Read(text, context) is not ParseResult.Understood { Canonical: var name })
            return new ParseResult.NotUnderstood("");
        var words = Of(context.Language);
        if (words.Chain(name) is { } chain)
            return new ParseResult.Understood(chain);
        var isStore = name.Length == 0 || words.IsKind(name)
            || (!words._elsewhere.Contains(PlainLetters.Of(name.Split(' ')[0])) && IsWrittenAsName(name, context.Language));
        return isStore ? new ParseResult.Understood(name) : new ParseResult.NotUnderstood("");
    }

    // "Trader Joes" is Trader Joe's: few people type the apostrophe.
    private static string Key(string name) => PlainLetters.Of(name).Replace("'", "", StringComparison.Ordinal);

    // Where every noun has a capital, or every letter, a capital says nothing.
    private static bool IsWrittenAsName(string name, Language language) =>
        char.IsUpper(name[0]) && name.Any(char.IsLower) && language.Value("language", "nouns") != "capital";
}
