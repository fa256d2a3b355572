using System.Collections.Frozen;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Shared.Entries;

/// <summary>A language's words for entries that are not named, from the section <c>entries.words</c> of its files.</summary>
internal sealed class ChoiceWords(Language language)
{
    private const string Section = "entries.words";

    private readonly FrozenDictionary<string, int> _ordinals = Ordinals(language);

    /// <summary>What means the only entry.</summary>
    public FrozenSet<string> It { get; } = Words(language, "it");

    /// <summary>What means those spoken of last.</summary>
    public FrozenSet<string> These { get; } = Words(language, "these");

    /// <summary>What means all entries.</summary>
    public FrozenSet<string> Everything { get; } = Words(language, "everything");

    /// <summary>Words beside numbers that say nothing: "number", "and", "the".</summary>
    public FrozenSet<string> Silent { get; } = Words(language, "silent");

    /// <summary>Words for the last entry.</summary>
    public FrozenSet<string> Last { get; } = Words(language, "last");

    /// <summary>Words between the ends of a range.</summary>
    public FrozenSet<string> To { get; } = Words(language, "to");

    /// <summary>What makes an ordinal of digits: 2nd.</summary>
    public FrozenSet<string> Suffixes { get; } = Words(language, "suffix");

    /// <summary>The words of a language.</summary>
    public static ChoiceWords For(Language language) => language.Get(static from => new ChoiceWords(from));

    /// <summary>The number that an ordinal in words means; null for none.</summary>
    public int? Ordinal(string word) => _ordinals.TryGetValue(word, out var number) ? number : null;

    private static FrozenSet<string> Words(Language language, string key) =>
        language.Values(Section, key).Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Ordinals(Language language)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in language.Lines("entries.ordinals"))
        {
            if (!int.TryParse(line.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 999)
                throw line.Wrong("expected a number from 1 to 999 before the equals sign");
            foreach (var word in line.Values)
                ordinals.TryAdd(PlainLetters.Of(word), number);
        }

        return ordinals.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
