using System.Collections.Frozen;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Shared.Entries;

/// <summary>A language's words for entries that are not named, from the section <c>entries.words</c> of its files.</summary>
internal sealed class ChoiceWords(Language language)
{
    private const string Section = "entries.words";

    private readonly FrozenDictionary<string, int> _ordinals = Numbers(language.Lines("entries.ordinals"));
    // Parts of one are counted with units only.
    private readonly FrozenDictionary<string, int> _counts = Numbers(
        language.Lines("items.counts").Where(static line => line.Key.Length <= 3 && line.Key.All(char.IsAsciiDigit)));


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

    /// <summary>The number that a word counts to; null for none.</summary>
    public int? Count(string word) => _counts.TryGetValue(word, out var number) ? number : null;

    private static FrozenSet<string> Words(Language language, string key) =>
        language.Values(Section, key).Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Numbers(IEnumerable<LanguageLine> lines)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!int.TryParse(line.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 999)
                throw line.Wrong("expected a number from 1 to 999 before the equals sign");
            foreach (var word in line.Values)
                numbers.TryAdd(PlainLetters.Of(word), number);
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
