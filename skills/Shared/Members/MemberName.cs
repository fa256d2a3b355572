using System.Buffers;

namespace Alfred.Skills.Shared.Members;

/// <summary>Reads what people call one another. Whether there is such a member is seen when the action runs.</summary>
internal static class MemberName
{
    private const int MaxLength = 60;
    private const int MaxWords = 4;

    // Letters that show nothing.
    private static readonly SearchValues<char> Fillers = SearchValues.Create("\u115F\u1160\u3164\uFFA0");

    /// <summary>A parameter that holds a name.</summary>
    public static Parameter Of(string name, string summary) => Parameter.Needed(
        name, summary,
        static (text, context) => Clean(text) is { } clean && !IsDenied(clean, context.Language)
            ? new ParseResult.Understood(clean)
            : new ParseResult.NotUnderstood(context.Language.Say("members.no-name")));

    /// <summary>
    /// A parameter that holds a name for somebody: no pronoun, whoever is meant by it, and none that begins with one ("Her Majesty").
    /// </summary>
    public static Parameter New(string name, string summary)
    {
        var any = Of(name, summary);
        return any with
        {
            Read = (text, context) => Clean(text) is { } clean
                && (IsPronoun(clean, context.Language) || IsPronoun(clean.Split(' ')[0], context.Language)
                    || HasInside(clean, context.Language))
                ? new ParseResult.NotUnderstood(context.Language.Say("members.no-name")) : any.Read(text, context),
        };
    }

    /// <summary>The member of a name that was read before; null for nobody.</summary>
    public static Member? Find(string name, IReadOnlyCollection<Member> members) =>
        members.FirstOrDefault(member => PersonName.IsSame(member.Name, name));

    /// <summary>
    /// The member whom people call so: by name, by the one that they came with, or by its first words where no other begins with them; null
    /// for nobody.
    /// </summary>
    public static Member? FindCalled(string name, IReadOnlyCollection<Member> members) => Find(name, members)
        ?? members.FirstOrDefault(member => member.OriginalName is { } original && PersonName.IsSame(original, name))
        ?? (members.Where(member => PersonName.BeginsWith(member.Name, name)).ToArray() is [var only] ? only : null);

    /// <summary>True for a first word that a sentence about somebody else may begin with as well: nobody is found by it alone.</summary>
    public static bool IsCommonStart(string word, Language language) => IsPronoun(word, language)
        || (language.Fallback ?? language).Values("member-names", "particle").Any(particle => PersonName.IsSame(word, particle));

    /// <summary>True for a word that means somebody else each time, asks for somebody, or names nobody: "her", "who", "there".</summary>
    private static bool IsPronoun(string name, Language language) =>
        (language.Fallback ?? language).Values("member-names", "pronoun").Any(word => PersonName.IsSame(name, word));

    // "Bob to the party."
    private static bool HasInside(string name, Language language) => name.Split(' ').Skip(1)
        .Any(word => (language.Fallback ?? language).Values("member-names", "inside").Any(inside => PersonName.IsSame(word, inside)));

    // "My name is not Bob."
    private static bool IsDenied(string name, Language language) => language.Values("member-names", "not")
        .Any(word => PersonName.IsSame(name, word) || PersonName.BeginsWith(name, word));

    // A few words of letters, in quotes or not.
    private static string? Clean(string text)
    {
        var name = text.Trim().Trim('"', '“', '”', '„', '«', '»', '@', '.', '!').Trim();
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return name.Length is > 0 and <= MaxLength && words.Length <= MaxWords && char.IsLetter(name[0])
            && name.All(static c => (char.IsLetterOrDigit(c) && !Fillers.Contains(c)) || c is ' ' or '\'' or '’' or '-' or '.'
                || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            ? string.Join(' ', words)
            : null;
    }
}
