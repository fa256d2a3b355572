using System.Collections.Frozen;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// The aisles of a supermarket in a language, and in which of them things stand: sections <c>[groceries.aisle-names]</c> and
/// <c>[groceries.aisles]</c>. The order of the names is that of a list.
/// </summary>
internal sealed class AisleWords
{
    /// <summary>The aisle of what is in no other.</summary>
    public const string Other = "other";

    private const int MaxWords = 4;
    private const int MinCompound = 3;

    private readonly string[] _keys;
    private readonly FrozenDictionary<string, string> _shown;
    private readonly FrozenDictionary<string, string> _said;
    private readonly FrozenSet<string> _kinds;
    private readonly FrozenDictionary<FoldedName, string> _things;
    private readonly FrozenSet<string> _listed;
    private readonly (string Word, string Aisle)[] _ends;
    private readonly bool _isHeadFirst;
    private readonly Language _language;

    private AisleWords(Language language)
    {
        _language = language;
        var names = language.Lines("groceries.aisle-names").Where(static line => line.Values.Length > 0).ToArray();
        _keys = [.. names.Select(static line => line.Key)];
        _shown = names.ToFrozenDictionary(static line => line.Key, static line => line.Values[0], StringComparer.Ordinal);
        _said = names.SelectMany(static line => line.Values, static (line, word) => (line.Key, Word: PlainLetters.Of(word)))
            .DistinctBy(static pair => pair.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(static pair => pair.Word, static pair => pair.Key, StringComparer.Ordinal);
        _kinds = language.Values("groceries.aisle-kinds", "words").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
        var things = language.Lines("groceries.aisles").Where(line => _shown.ContainsKey(line.Key))
            .SelectMany(static line => line.Values, static (line, word) => (line.Key, Word: word)).ToArray();
        _things = things.DistinctBy(static pair => FoldedName.Of(pair.Word))
            .ToFrozenDictionary(static pair => FoldedName.Of(pair.Word), static pair => pair.Key);
        _listed = things.Select(static pair => PlainLetters.Of(pair.Word)).ToFrozenSet(StringComparer.Ordinal);
        _isHeadFirst = language.Value("groceries.aisles", "head") == "first";
        _ends = language.Value("groceries.aisles", "compounds") != "yes" ? [] :
            [.. things.Select(static pair => (Word: PlainLetters.Of(pair.Word), pair.Key))
                .Where(static pair => pair.Word.Length >= MinCompound).OrderByDescending(static pair => pair.Word.Length)];
    }

    // Others of the household write in their languages, and aisles are called so by them.
    private IEnumerable<AisleWords> Others => _language.Others.Select(Of);

    /// <summary>The names of one word that stand in the aisles.</summary>
    public IEnumerable<string> Words => _listed.Where(static name => !name.Contains(' ', StringComparison.Ordinal));

    /// <summary>The words of a language.</summary>
    public static AisleWords Of(Language language) => language.Get(static read => new AisleWords(read));

    /// <summary>The aisle that is called so; null for none of them.</summary>
    public string? Find(string said) =>
        Own(said) ?? Others.Select(other => other.Own(said)).FirstOrDefault(static aisle => aisle is not null);

    /// <summary>The aisle of what a thing may be said to be: "dairy", but not "frozen", which is said of computers.</summary>
    public string? FindKind(string said) =>
        _kinds.Contains(PlainLetters.Of(said.Trim())) ? _said.GetValueOrDefault(PlainLetters.Of(said.Trim())) : null;

    /// <summary>What an aisle is called: its name in this language, or what the household calls its own.</summary>
    public string Show(string aisle) => _shown.GetValueOrDefault(aisle) ?? aisle;

    /// <summary>Where an aisle stands on a list; those that the household made up come last but for <see cref="Other"/>.</summary>
    public int Rank(string aisle) => aisle == Other ? int.MaxValue : Array.IndexOf(_keys, aisle) is var at and >= 0 ? at : _keys.Length;

    /// <summary>The aisle where a thing probably stands, guessed by its words; <see cref="Other"/> when they tell nothing.</summary>
    public string Guess(string name)
    {
        var words = name.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries);
        return Guess(words, hasCompounds: true)
            // Ends of words tell nothing in another language: a committee is no "Tee".
            ?? Others.Select(other => other.Guess(words, hasCompounds: false)).FirstOrDefault(static aisle => aisle is not null)
            ?? Other;
    }

    /// <summary>True for a thing that stands in an aisle by its whole name.</summary>
    public bool Knows(string name) => Known(name, isCompound: false) is not null;

    /// <summary>
    /// True for a name of several words that are things one by one, and none together: "onions garlic". Where things are called by two
    /// nouns side by side, the first of two has to stand in another form than on the shelf, as it does not in "tomato soup".
    /// </summary>
    public bool AreThings(string name)
    {
        var words = name.Split(' ');
        return words.Length is > 1 and <= MaxWords && !Knows(name) && Array.TrueForAll(words, Knows)
            && (_isHeadFirst || _ends.Length > 0 || words.Length > 2
                || Array.TrueForAll(words[..^1], word => !_listed.Contains(PlainLetters.Of(word))));
    }

    private string? Own(string said) => _said.GetValueOrDefault(PlainLetters.Of(said.Trim()));

    // Of the longest phrases that are known the one counts that says what it is: the last, or in languages of the south the first.
    private string? Guess(string[] words, bool hasCompounds)
    {
        for (var length = Math.Min(MaxWords, words.Length); length > 0; length--)
        {
            string? found = null;
            for (var at = 0; at + length <= words.Length; at++)
            {
                if (Known(string.Join(' ', words.AsSpan(at, length)!), hasCompounds && length == 1) is not { } aisle)
                    continue;
                found = aisle;
                if (_isHeadFirst)
                    break;
            }

            if (found is not null)
                return found;
        }

        return null;
    }

    // "Vollmilch" is milk, "Kirschtomaten" are tomatoes.
    private string? Known(string text, bool isCompound)
    {
        if (_things.TryGetValue(FoldedName.Of(text), out var aisle))
            return aisle;
        if (!isCompound || _ends.Length == 0)
            return null;
        var plain = PlainLetters.Of(text);
        return Array.Find(_ends, end => plain.Length > end.Word.Length && plain.EndsWith(end.Word, StringComparison.Ordinal)).Aisle;
    }
}
