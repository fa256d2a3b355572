using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Words of a language that values of expenses are written with, from its <c>words</c> file.</summary>
internal sealed class ExpenseWords(Language language)
{
    private const string Section = "expenses.words";

    private readonly FrozenDictionary<FoldedName, ImmutableArray<string>> _meanings =
        language.Lines(Section).Where(static line => !line.Key.EndsWith("-phrase", StringComparison.Ordinal))
        .SelectMany(static line => line.Values, static (line, word) => (Word: FoldedName.Of(word), line.Key))
        .GroupBy(static pair => pair.Word, static pair => pair.Key)
        .ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray());

    private readonly ImmutableArray<string> _plurals = [.. language.Values(Section, "plural-end-phrase")];

    /// <summary>What is counted and is no money: hours, nights, people.</summary>
    public FrozenSet<FoldedName> Units { get; } = Names(language, "unit-phrase");

    /// <summary>True for a word that may name several of a thing by its end: "coffees".</summary>
    public bool MayBeSeveral(string word) => Units.Contains(FoldedName.Of(word))
        || (word.Length > 3 && _plurals.Any(end => word.EndsWith(end, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What stands before a client at the end of a note: "for client".</summary>
    public ImmutableArray<string> Client { get; } = [.. language.Values(Section, "client-phrase")];

    /// <summary>What stands before a category at the end of a note: "category".</summary>
    public ImmutableArray<string> Category { get; } = [.. language.Values(Section, "category-phrase")];

    /// <summary>What stands before a rate: "at a rate of".</summary>
    public ImmutableArray<string> Rate { get; } = [.. language.Values(Section, "rate-phrase")];

    /// <summary>Negations: "expense 17 not approved".</summary>
    public FrozenSet<FoldedName> Not { get; } = Names(language, "not-phrase");

    /// <summary>What tells something of an expense that there is: "expense 14 is of 3 November".</summary>
    public FrozenSet<FoldedName> About { get; } = Names(language, "about-phrase");

    /// <summary>What stands between a day and what was paid on it: "yesterday for lunch".</summary>
    public FrozenSet<FoldedName> For { get; } = Names(language, "for-phrase");

    /// <summary>Comparisons: "expenses over 100".</summary>
    public FrozenSet<FoldedName> Than { get; } = Names(language, "than-phrase");

    /// <summary>What stands before the price of one of several: "2 tickets at 35".</summary>
    public FrozenSet<FoldedName> Each { get; } = Names(language, "each-phrase");

    /// <summary>What stands between the first and the last day of several: "10 to 13 November".</summary>
    public FrozenSet<FoldedName> Range { get; } = Names(language, "range-phrase");

    private readonly Regex? _unsure = Any(language.Values(Section, "unsure-phrase"));

    /// <summary>
    /// True for a note with words by which it was not paid, not yet, or by somebody else: "if", "not yet", "paid by", "would" at its end.
    /// </summary>
    public bool IsUnsure(string note) => _unsure?.IsMatch(note) ?? false;

    /// <summary>What stands before whoever got money back: a refund is the other way round.</summary>
    public FrozenSet<FoldedName> Outward { get; } = Names(language, "outward-phrase");

    /// <summary>The words of a language.</summary>
    public static ExpenseWords Of(Language language) => language.Get(static language => new ExpenseWords(language));

    // A * is one word, a $ the end of the note.
    private static Regex? Any(IEnumerable<string> phrases)
    {
        var patterns = phrases.Select(static phrase => Regex.Escape(phrase).Replace(@"\*", @"\S+", StringComparison.Ordinal)
            .Replace(@"\$", "$", StringComparison.Ordinal)).ToArray();
        return patterns.Length == 0 ? null : new(
            $@"(?<=^|[\s,;])(?:{string.Join('|', patterns)})(?=[\s,.;!?]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
    }

    private static FrozenSet<FoldedName> Names(Language language, string key) =>
        language.Values(Section, key).Select(FoldedName.Of).ToFrozenSet();

    /// <summary>
    /// What a text stands for, if it is one of a kind: <c>by.person</c>, <c>every.month</c>, <c>everybody</c>, <c>last</c>; null for none.
    /// </summary>
    public string? Find(string text, string kind) => _meanings.TryGetValue(FoldedName.Of(text), out var keys)
        ? keys.FirstOrDefault(key => key == kind || key.StartsWith($"{kind}.", StringComparison.Ordinal)) : null;
}
