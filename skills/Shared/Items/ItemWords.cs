using System.Collections.Frozen;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// A language's words around items, from the sections <c>items.words</c> and <c>items.counts</c> of its files; what each key means stands
/// in <c>items.en.ini</c>.
/// </summary>
internal sealed class ItemWords
{
    private const string Section = "items.words";
    private const string Counted = "items.counts";
    private const int MaxWhole = 8;
    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly PhraseTable<(bool NeedsBefore, bool NeedsBehind)> _wholes = new();

    private ItemWords(Language language)
    {
        Style = new(language.Culture);
        Units = ItemUnits.For(language);
        And = Phrases(language, "and");
        But = Phrases(language, "but");
        NotOne = Phrases(language, "not one");
        NotAny = Phrases(language, "not any");
        Of = Phrases(language, "of");
        MayBeOf = Phrases(language, "may be of");
        Fillers = Phrases(language, "filler");
        Closings = Phrases(language, "closing");
        Times = Phrases(language, "times");
        Range = Phrases(language, "range");
        Between = Phrases(language, "between");
        AndAHalf = Phrases(language, "and a half");
        Dozens = Phrases(language, "dozen");
        Names = Phrases(language, "name");
        Articles = Words(language, "article");
        Numbered = Words(language, "numbered");
        Counters = Words(language, "counter");
        Preparations = Words(language, "preparation");
        Headings = Words(language, "heading");
        Compounds = Phrases(language, "compound");
        AddWholes(language, "whole", (false, false));
        AddWholes(language, "whole before a word", (false, true));
        AddWholes(language, "whole behind a word", (true, false));

        foreach (var line in language.Lines(Counted))
            AddCount(line);
        AddCompounds(language);
    }

    /// <summary>How numbers are written.</summary>
    public NumeralStyle Style { get; }

    /// <summary>The units.</summary>
    public ItemUnits Units { get; }

    /// <summary>What joins two items.</summary>
    public PhraseTable<bool> And { get; }

    /// <summary>What begins an entry to leave out, also behind another item: "but no".</summary>
    public PhraseTable<bool> But { get; }

    /// <summary>What leaves out the one word behind it: "no eggs", but not "no sugar cola".</summary>
    public PhraseTable<bool> NotOne { get; }

    /// <summary>What leaves out whatever stands behind it: "no more eggs".</summary>
    public PhraseTable<bool> NotAny { get; }

    /// <summary>What stands between an amount and its thing: "of".</summary>
    public PhraseTable<bool> Of { get; }

    /// <summary>The same in a language that mostly says nothing there.</summary>
    public PhraseTable<bool> MayBeOf { get; }

    /// <summary>True where "a bottle" without "of" is no amount: a bottle opener.</summary>
    public bool MustSayOf => Of.AllWords.Any();

    /// <summary>What is no part of a name at its start: "some".</summary>
    public PhraseTable<bool> Fillers { get; }

    /// <summary>What is no part of a name at its end: "on the way home".</summary>
    public PhraseTable<bool> Closings { get; }

    /// <summary>The words for "×".</summary>
    public PhraseTable<bool> Times { get; }

    /// <summary>The words between two ends of a range.</summary>
    public PhraseTable<bool> Range { get; }

    /// <summary>What opens a range, whose ends may be joined as items are: "between".</summary>
    public PhraseTable<bool> Between { get; }

    /// <summary>What adds a half: "and a half".</summary>
    public PhraseTable<bool> AndAHalf { get; }

    /// <summary>The words for twelve that count.</summary>
    public PhraseTable<bool> Dozens { get; }

    /// <summary>Names that seem to begin with a number or a filler.</summary>
    public PhraseTable<bool> Names { get; }

    /// <summary>Words for one that count only before a unit: "a".</summary>
    public FrozenSet<string> Articles { get; }

    /// <summary>What a recipe says of a thing behind a comma: "2 onions, finely chopped".</summary>
    public FrozenSet<string> Preparations { get; }

    /// <summary>Lines of a recipe that name no thing: "Ingredients", "Serves 4".</summary>
    public FrozenSet<string> Headings { get; }

    /// <summary>A number behind these belongs to them: size 4.</summary>
    public FrozenSet<string> Numbered { get; }

    /// <summary>What counts the thing before it: the "of them" of "stamps, 10 of them".</summary>
    public FrozenSet<string> Counters { get; }

    /// <summary>What makes one name of a unit and itself: a can opener is no can of opener.</summary>
    public PhraseTable<bool> Compounds { get; }

    /// <summary>Words for numbers: "three", "a couple of"; those with a capital in the data have it in texts too ("ein Paar").</summary>
    public PhraseTable<(decimal Number, bool IsCapital)> Counts { get; } = new();

    /// <summary>The words of a language.</summary>
    public static ItemWords For(Language language) => language.Get(static from => new ItemWords(from));

    /// <summary>True when the separator at a place stands inside a name that is one thing: "mac and cheese".</summary>
    public bool IsInsideWhole(ReadOnlySpan<string> words, int first, int separator)
    {
        for (var at = Math.Max(first, separator - 3); at < separator; at++)
        {
            if (_wholes.Match(Replaced(words, at), 0) is var (needs, length) && at + length > separator
                && (!needs.NeedsBefore || (at > first && !IsLeading(words[first..at])))
                && (!needs.NeedsBehind || (at + length < words.Length && And.Length(words, at + length) == 0)))
                return true;
        }

        return false;
    }

    // "Un poco de sal y pimienta" are two things, "patatas sal y pimienta" one.
    private bool IsLeading(ReadOnlySpan<string> before) => Of.LengthBefore(before, before.Length) > 0
        || Fillers.LengthBefore(before, before.Length) > 0 || Counts.LengthBefore(before, before.Length) > 0;

    private void AddWholes(Language language, string key, (bool, bool) needs)
    {
        foreach (var name in language.Values(Section, key))
            _wholes.Add(string.Join(' ', Replaced(PhraseWords.Of(name), 0)), needs);
    }

    private string[] Replaced(ReadOnlySpan<string> words, int from)
    {
        var replaced = words[from..Math.Min(words.Length, from + MaxWhole)].ToArray();
        for (var at = 0; at < replaced.Length; at++)
        {
            if (And.Length(replaced.AsSpan(at, 1), 0) == 1)
                replaced[at] = "&";
        }

        return replaced;
    }

    private void AddCount(LanguageLine line)
    {
        if (line.Key == "compound")
            return;
        if (!decimal.TryParse(line.Key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number <= 0)
            throw line.Wrong("expected a number above 0 before the equals sign, such as 21 or 0.5");
        foreach (var phrase in line.Values)
            AddCount(phrase, number);
    }

    private void AddCount(string phrase, decimal number)
    {
        var isCapital = phrase.Any(char.IsUpper);
        foreach (var written in (ReadOnlySpan<string>)[phrase, phrase.Replace(' ', '-'), phrase.Replace('-', ' ')])
            Counts.Add(written, (number, isCapital));
    }

    // Twenty-one, einundzwanzig, treinta y dos: as the language makes them of its tens and ones.
    private void AddCompounds(Language language)
    {
        var numbers = language.Lines(Counted).Where(static line => line.Key != "compound")
            .ToLookup(static line => line.Key, static line => line.Values, StringComparer.Ordinal);
        foreach (var pattern in language.Values(Counted, "compound"))
        {
            for (var number = 21; number < 100; number++)
            {
                if (number % 10 == 0)
                    continue;
                var parts = Spelt(number - (number % 10)).SelectMany(_ => Spelt(number % 10), static (ten, one) => (ten, one));
                foreach (var (ten, one) in parts)
                    AddCount(pattern.Replace("{ten}", ten, Exactly).Replace("{one}", one, Exactly), number);
            }
        }

        IEnumerable<string> Spelt(int number) =>
            numbers[number.ToString(CultureInfo.InvariantCulture)].SelectMany(static values => values)
                .Where(static word => !word.Contains(' ', StringComparison.Ordinal));
    }

    private static PhraseTable<bool> Phrases(Language language, string key)
    {
        var table = new PhraseTable<bool>();
        foreach (var phrase in language.Values(Section, key))
            table.Add(phrase, true);
        return table;
    }

    private static FrozenSet<string> Words(Language language, string key) =>
        language.Values(Section, key).Select(static word => PhraseWords.Of(word)[^1]).ToFrozenSet(StringComparer.Ordinal);
}
