using System.Collections.Frozen;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// The units that amounts of groceries are written in, from the sections <c>items.units</c> of a language and, for those that every
/// language shares, <c>items.units everywhere</c> of English. The first two words of a unit are what replies show for one and for several.
/// </summary>
internal sealed class ItemUnits
{
    /// <summary>Pieces: a unit that is said but not kept.</summary>
    public const string Pieces = "piece";

    private const string Section = "items.units";
    private const string Everywhere = "items.units everywhere";

    // Those that only measure: "2 l" without a thing is no item, "2 bags" is.
    private static readonly FrozenSet<string> Measures = FrozenSet.Create(
        StringComparer.Ordinal, "mg", "g", "kg", "ml", "cl", "dl", "l", "oz", "fl oz", "lb", "tbsp", "tsp", "pinch");

    private readonly PhraseTable<string> _units = new();
    private readonly Dictionary<string, (string One, string Several)> _shown = new(StringComparer.Ordinal);
    private readonly Language? _fallback;

    private ItemUnits(Language language)
    {
        _fallback = language.Fallback;
        foreach (var line in language.Lines(Section).Concat((language.Fallback ?? language).Lines(Everywhere)))
        {
            if (line.Values is not [var one, ..] words)
                throw line.Wrong("expected the unit's words, the one for one first and the one for several second");
            _shown.TryAdd(line.Key, (one, words.Length > 1 ? words[1] : one));
            foreach (var word in words)
                _units.Add(word, line.Key);
        }
    }

    /// <summary>The units of a language.</summary>
    public static ItemUnits For(Language language) => language.Get(static from => new ItemUnits(from));

    /// <summary>True for a unit that cannot stand for a thing.</summary>
    public static bool IsMeasure(string unit) => Measures.Contains(unit);

    /// <summary>
    /// Which of two readings of "1.500" a unit makes likely: nobody buys a gram and a half, or a ton and a half. Null for other units.
    /// </summary>
    public static decimal? Likely(string? unit, decimal one, decimal other) => unit switch
    {
        "mg" or "g" or "ml" => Math.Max(one, other),
        "kg" or "l" => Math.Min(one, other),
        _ => null,
    };

    /// <summary>The unit whose words begin at a place.</summary>
    public (string Unit, int Length)? Match(ReadOnlySpan<string> words, int at) => _units.Match(words, at);

    /// <summary>What a unit is called.</summary>
    public string Show(string unit, bool isSingular)
    {
        if (_shown.TryGetValue(unit, out var words))
            return isSingular ? words.One : words.Several;
        return _fallback is null ? unit : For(_fallback).Show(unit, isSingular);
    }
}
