using System.Text;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// The categories of a language, from its <c>categories</c> file: what each is called, and words of notes that speak for it. People may
/// name others, too: any words become a category of that name.
/// </summary>
internal sealed class CategoryWords
{
    private const string Section = "expenses.categories";
    private const int MaxLength = 30;

    private readonly ImmutableArray<(string Key, string Name, ImmutableArray<(FoldedName Name, int Length)> Words)> _all;
    private readonly Language _language;

    private CategoryWords(Language language)
    {
        _language = language;
        _all =
        [
            .. language.Lines(Section).Select(static line => (
                line.Key, line.Values.First(),
                line.Values.Select(static word => (FoldedName.Of(word), word.Length)).ToImmutableArray())),
        ];
    }

    /// <summary>The categories of a language.</summary>
    public static CategoryWords Of(Language language) => language.Get(static language => new CategoryWords(language));

    /// <summary>What a category is called: <c>Travel</c>; one that people named, as they named it.</summary>
    public string NameOf(string category) =>
        _all.FirstOrDefault(one => one.Key == category).Name
            ?? (_language.Fallback is { } fallback ? Of(fallback).NameOf(category) : Capital(category.Replace('-', ' ')));

    /// <summary>The category of a name, in this language or in English; null for one that is none of the file.</summary>
    public string? Find(string name)
    {
        var folded = FoldedName.Of(name);
        return _all.FirstOrDefault(one => one.Key == name || one.Words[0].Name == folded).Key
            ?? (_language.Fallback is { } fallback ? Of(fallback).Find(name) : null);
    }

    /// <summary>The category of a name, a new one for a name that is none yet; null for what can be no name.</summary>
    public string? FindOrMake(string name)
    {
        if (Find(name) is { } known)
            return known;
        var made = new StringBuilder();
        foreach (var letter in name.Trim().ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsLetter(letter))
                made.Append(letter);
            else if (made.Length > 0 && made[^1] != '-')
                made.Append('-');
        }

        var category = made.ToString().Trim('-');
        return category.Length is 0 or > MaxLength ? null : category;
    }

    /// <summary>The category that words of a note speak for, of several the longest one's; null for none.</summary>
    public string? Guess(string? note)
    {
        if (note is null)
            return null;
        var folded = FoldedName.Of(note);
        var meant = _all.SelectMany(static one => one.Words, static (one, word) => (one.Key, word.Name, word.Length))
            .Where(word => folded.HasWordsOf(word.Name)).OrderByDescending(static word => word.Length).FirstOrDefault();
        return meant.Key ?? (_language.Fallback is { } fallback ? Of(fallback).Guess(note) : null);
    }

    private static string Capital(string text) => text.Length == 0 ? Expense.OtherCategory : char.ToUpperInvariant(text[0]) + text[1..];
}
