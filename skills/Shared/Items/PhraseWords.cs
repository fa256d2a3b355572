namespace Alfred.Skills.Shared.Items;

/// <summary>The words of a phrase in the form that <see cref="ItemTokens"/> gives the words of a text.</summary>
internal static class PhraseWords
{
    /// <summary>The words: "c. à s." is <c>c</c>, <c>a</c>, <c>s</c>; "de l'" is <c>de</c>, <c>l'</c>.</summary>
    public static string[] Of(string phrase) =>
        [.. PlainLetters.Of(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Elided).Select(Bare)];

    /// <summary>A word without the marks around it.</summary>
    public static string Bare(string word)
    {
        var bare = word.Trim('.', ',', ';', ':', '!', '?', '"', '¡', '¿');
        return bare.Length == 0 ? word : bare;
    }

    // "d'huile" is two words, as it is in a text.
    private static IEnumerable<string> Elided(string word) => word.IndexOf('\'', StringComparison.Ordinal) is var at and (1 or 2)
        && at + 1 < word.Length ? [word[..(at + 1)], word[(at + 1)..]] : [word];
}
