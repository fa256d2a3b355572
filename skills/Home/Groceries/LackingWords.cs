using System.Collections.Frozen;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// How a language tells of several things that are missing: each may be negated by itself ("kein Mehl und keine Hefe"), and "or" joins
/// them ("no flour or yeast"). Section <c>[groceries.lacking]</c> of its files.
/// </summary>
internal sealed class LackingWords
{
    private const string Section = "groceries.lacking";

    private readonly string[][] _begins;
    private readonly string[][] _joins;
    private readonly string[][] _nors;
    private readonly FrozenSet<string> _mores;

    private LackingWords(Language language)
    {
        _begins = Phrases(language, "begin");
        _joins = Phrases(language, "join");
        _nors = [.. Phrases(language, "nor"), .. _joins];
        _mores = language.Values(Section, "more").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The words of a language.</summary>
    public static LackingWords Of(Language language) => language.Get(static read => new LackingWords(read));

    /// <summary>
    /// The things with commas between them and without what negates them: "Klopapier und kein Spüli" are "Klopapier, Spüli".
    /// </summary>
    /// <param name="text">What was typed. A name in quotes may have any words.</param>
    /// <param name="isNeither">True behind "neither", where "nor" joins.</param>
    public string Separated(string text, bool isNeither = false)
    {
        if (!text.Contains(' ', StringComparison.Ordinal) || text.AsSpan().ContainsAny('"', '\n'))
            return text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = Array.ConvertAll(words, PlainLetters.Of);
        var things = new List<string>(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var isFirst = things.Count == 0 || things[^1][^1] is ',' or ';';
            var length = Math.Max(
                Length(isNeither ? _nors : _joins, plain.AsSpan(at)), isFirst ? Length(_begins, plain.AsSpan(at)) : 0);
            // The last word is a thing, whatever it is.
            if (length == 0 || at + length >= words.Length)
            {
                things.Add(words[at++]);
                continue;
            }

            if (!isFirst)
                things[^1] += ",";
            at += length;
        }

        return string.Join(' ', things);
    }

    /// <summary>True for a text that asks for more of something: "two more beers".</summary>
    public bool AreMore(string text) => text.Split(' ').Any(word => _mores.Contains(PlainLetters.Of(word)));

    private static int Length(string[][] phrases, ReadOnlySpan<string> words)
    {
        var longest = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Length > longest && words.StartsWith(phrase))
                longest = phrase.Length;
        }

        return longest;
    }

    private static string[][] Phrases(Language language, string key) =>
        [.. language.Values(Section, key).Select(static phrase => PlainLetters.Of(phrase).Split(' '))];
}
