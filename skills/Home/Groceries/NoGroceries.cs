using System.Collections.Frozen;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// What has the form of a request for groceries and is none: "we need to talk", "I need a break", "wir haben keine Zeit mehr". Section
/// <c>[no-groceries]</c> of a language.
/// </summary>
internal sealed class NoGroceries(Language language)
{
    private const int MaxLength = 40;
    private const int MinCompound = 6;

    private readonly FrozenSet<string> _beginnings = Words(language, "beginning");
    private readonly FrozenSet<string> _things = Words(language, "thing");
    private readonly FrozenSet<string> _nouns = Words(language, "noun");
    private readonly FrozenSet<string> _before = Words(language, "before");
    private readonly FrozenSet<string> _inside = Words(language, "inside");
    private readonly FrozenSet<string> _questions = Words(language, "question");
    private readonly FrozenSet<string> _clauses = Words(language, "clause");
    private readonly FrozenSet<string> _others = Words(language, "other");
    private readonly FrozenSet<string> _negations = Words(language, "not");
    private readonly FrozenSet<string> _excepts = Words(language, "except");
    private readonly FrozenSet<string> _kinds = Words(language, "kind");
    private readonly FrozenSet<string> _contrasts = Words(language, "contrast");
    private readonly string[] _abouts = [.. Words(language, "about")];
    private readonly string[] _infinitives = [.. Words(language, "infinitive")];
    private readonly string[] _wholes = [.. Words(language, "whole")];
    private readonly string[] _endings = [.. Words(language, "ending").Select(static words => $" {words}")];

    private static FrozenSet<string> Words(Language language, string key) =>
        language.Values("no-groceries", key).Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for what nobody buys, whatever stands in front of it: "a good long talk" is a talk.</summary>
    public bool IsNoThing(string text)
    {
        var words = PlainLetters.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = 0; from < words.Length; from++)
        {
            if (_nouns.Contains(from + 1 == words.Length ? words[from] : string.Join(' ', words.AsSpan(from)!)))
                return true;
            if (!_before.Contains(words[from]) && words[from].AsSpan().ContainsAnyExceptInRange('0', '9'))
                return false;
        }

        return false;
    }

    /// <summary>The words of a language.</summary>
    public static NoGroceries Of(Language language) => language.Get(static read => new NoGroceries(read));

    /// <summary>
    /// True for a text with words that no thing and no list is called by: "le lait est sur la liste" tells something. A name in quotes
    /// may be a sentence.
    /// </summary>
    public bool IsSentence(string text) => !text.Contains('"', StringComparison.Ordinal)
        && Array.Exists(PlainLetters.Of(text).Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries), _inside.Contains);

    /// <summary>True for a name that begins like a question or a sentence: "what did we get", "we last week", "qu'Ada chausse".</summary>
    public bool BeginsQuestion(string name) => name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0
        && PlainLetters.Of(name[..end]) is var first
        && (_questions.Contains(first) || _questions.Contains(first[..(first.IndexOf('\'', StringComparison.Ordinal) + 1)]));

    /// <summary>
    /// True for a name that begins or ends with a negation, which says the opposite of what was read: "maak de lijst niet leeg" names no
    /// list, "Milch doch nicht gekauft" nothing that was bought. "No milk" is none, "no sugar cola" is a thing.
    /// </summary>
    public bool IsNegated(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] words
        && ((words.Length <= 2 && _negations.Contains(PlainLetters.Of(first))) || _negations.Contains(PlainLetters.Of(words[^1])));

    /// <summary>True for a text with a negation anywhere: "4 bananas not 3", "leche no había".</summary>
    public bool HasNegation(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => _negations.Contains(PlainLetters.Of(word)));

    /// <summary>
    /// True for a name that, behind things to buy, begins a sentence about them: "bread, but the cheap one", "milk, couldn't find eggs".
    /// </summary>
    public bool IsClause(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 && _clauses.Contains(PlainLetters.Of(name[..end]));

    /// <summary>
    /// True for a name that begins like something to do, behind things to buy: "… and to call the plumber", "… y llamar al fontanero".
    /// </summary>
    public bool BeginsOther(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 && _others.Contains(PlainLetters.Of(name[..end]));

    /// <summary>True for what means everything but something, which is no name: "everything except milk", "all but 2".</summary>
    public bool IsWhole(string name)
    {
        var plain = PlainLetters.Of(name);
        return Array.Exists(_wholes, whole => plain.StartsWith(whole, StringComparison.Ordinal)
            && (plain.Length == whole.Length || plain[whole.Length] == ' '));
    }

    /// <summary>True for everything but something, which is nothing to buy: "alles behalve melk"; "everything bagels" are.</summary>
    public bool IsAllBut(string name) => IsWhole(name)
        && name.Split(' ').Any(word => _excepts.Contains(PlainLetters.Of(word)));

    /// <summary>
    /// True for a name that says what it is not: "strawberry not vanilla". At its end nothing is denied but the whole.
    /// </summary>
    public bool HasContrast(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, ..] words
        && words[1..^1].Any(word => _contrasts.Contains(PlainLetters.Of(word)));

    /// <summary>True for a name that tells which kind of a thing is meant, and is none itself: "the sliced one", "ripe ones".</summary>
    public bool IsKind(string name) => name.LastIndexOf(' ') is var end and > 0 && _kinds.Contains(PlainLetters.Of(name[(end + 1)..]));

    /// <summary>
    /// True for a text that speaks of a reminder, an alarm or an expense, whose time or amount is none of the list's: "the pills reminder
    /// from 8". Such a word may be the end of another one: "Tablettenerinnerung".
    /// </summary>
    public bool IsAboutOther(string text) => !text.Contains('"', StringComparison.Ordinal)
        && text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(typed => PlainLetters.Of(typed) is var word
            && Array.Exists(_abouts, about => word.EndsWith(about, StringComparison.Ordinal)
                && (word.Length == about.Length || about.Length >= MinCompound)));

    // "Mama anzurufen": a verb that has a "zu" in it.
    private bool HasInfinitive(string text) => _infinitives.Length > 0 && !text.Contains('"', StringComparison.Ordinal)
        && text.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).Any(typed => PlainLetters.Of(typed) is var word
            && word.EndsWith('n') && Array.Exists(_infinitives, start => word.StartsWith(start, StringComparison.Ordinal)));

    // "Dentist appointment to my calendar".
    private bool EndsAsPlan(string text) => !text.EndsWith('"') && PlainLetters.Of(text) is var plain
        && Array.Exists(_endings, ending => plain.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>True for a text that cannot be meant as a list of things to buy.</summary>
    public bool Refuses(string text)
    {
        var end = text.AsSpan().IndexOfAny(" ,\n");
        return _beginnings.Contains(PlainLetters.Of(end < 0 ? text : text[..end]).TrimEnd(':'))
            || (text.Length <= MaxLength && (_things.Contains(PlainLetters.Of(text)) || IsNoThing(text))) || IsSentence(text)
            || EndsAsPlan(text) || HasInfinitive(text);
    }
}
