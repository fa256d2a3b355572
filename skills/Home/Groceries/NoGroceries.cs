using System.Collections.Frozen;
using Alfred.Languages;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// What has the form of a request for groceries and is none: "we need to talk", "I need a break", "wir haben keine Zeit mehr". Section
/// <c>[no-groceries]</c> of a language.
/// </summary>
internal sealed class NoGroceries
{
    private const int MaxLength = 40;

    private readonly FrozenSet<string> _beginnings;
    private readonly FrozenSet<string> _things;
    private readonly FrozenSet<string> _inside;
    private readonly FrozenSet<string> _questions;

    private NoGroceries(Language language)
    {
        _beginnings = language.Values("no-groceries", "beginning").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
        _things = language.Values("no-groceries", "thing").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
        _questions = language.Values("no-groceries", "question").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
        _inside = language.Values("no-groceries", "inside").Select(PlainLetters.Of).ToFrozenSet(StringComparer.Ordinal);
    }

    // "le lait est sur la liste" tells something; a name in quotes may be a sentence.
    private bool IsSentence(string text) => !text.Contains('"', StringComparison.Ordinal)
        && text.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).Any(word => _inside.Contains(PlainLetters.Of(word)));

    /// <summary>The words of a language.</summary>
    public static NoGroceries Of(Language language) => language.Get(static read => new NoGroceries(read));

    /// <summary>True for a name that begins like a question or a sentence: "what did we get", "we last week".</summary>
    public bool BeginsQuestion(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 && _questions.Contains(PlainLetters.Of(name[..end]));

    /// <summary>True for a text that cannot be meant as a list of things to buy.</summary>
    public bool Refuses(string text)
    {
        var end = text.AsSpan().IndexOfAny(" ,\n");
        return _beginnings.Contains(PlainLetters.Of(end < 0 ? text : text[..end]))
            || (text.Length <= MaxLength && _things.Contains(PlainLetters.Of(text))) || IsSentence(text);
    }
}
