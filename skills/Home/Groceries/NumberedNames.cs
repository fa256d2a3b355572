using System.Collections.Frozen;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// Words that make one name of a number before them: "7 grain crackers", "4 cheese pizza", "3 ply tissues". With any other word a number
/// is how many: "6 red apples".
/// </summary>
internal sealed class NumberedNames
{
    private readonly FrozenSet<string> _words;
    private readonly NumberedNames? _fallback;

    private NumberedNames(Language language)
    {
        _words = language.Values("groceries.numbered", "words").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
        _fallback = language.Fallback is null ? null : Of(language.Fallback);
    }

    /// <summary>True when the number of a typed item may belong to its name.</summary>
    public static bool MayBe(string typed, Language language) => Of(language).MayBe(PlainLetters.Of(typed));

    private static NumberedNames Of(Language language) => language.Get(static read => new NumberedNames(read));

    private bool MayBe(string plain) =>
        (plain.Split(' ') is [_, var word, _, ..] && _words.Contains(word)) || _fallback?.MayBe(plain) == true;
}
