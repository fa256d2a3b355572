using System.Collections.Frozen;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>A language's words for currencies and their hundredths, from its <c>amounts</c> file.</summary>
internal sealed class CurrencyNames(Language language)
{
    private readonly FrozenDictionary<string, CurrencyName> _units = Read(language, "amounts.currencies");
    private readonly FrozenDictionary<string, CurrencyName> _cents = Read(language, "amounts.hundredths");

    /// <summary>The words of a language.</summary>
    /// <exception cref="FormatException">A line names no currency.</exception>
    public static CurrencyNames Of(Language language) => language.Get(static language => new CurrencyNames(language));

    /// <summary>The currencies that a code, a sign or a word stands for; null for none.</summary>
    /// <param name="text">As it was written, without blanks and points.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="own">The instance's currency.</param>
    public CurrencyName? FindUnit(string text, string folded, string own) =>
        Currencies.Find(text, folded, own) ?? _units.GetValueOrDefault(folded);

    /// <summary>The currencies whose hundredth part a word or <c>¢</c> names; null for none.</summary>
    public CurrencyName? FindHundredth(string folded) => _cents.GetValueOrDefault(folded);

    private static FrozenDictionary<string, CurrencyName> Read(Language language, string section)
    {
        var names = new Dictionary<string, CurrencyName>(StringComparer.Ordinal);
        foreach (var line in language.Lines(section))
        {
            var name = CurrencyName.Parse(line.Key);
            if (name.Codes.FirstOrDefault(code => !Currencies.IsKnown(code)) is { } unknown)
                throw line.Wrong($"'{unknown}' is no currency such as EUR");
            foreach (var word in line.Values)
            {
                if (!names.TryAdd(AmountLetters.Key(word), name))
                    throw line.Wrong($"'{word}' stands twice");
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
