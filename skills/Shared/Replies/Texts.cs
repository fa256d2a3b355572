namespace Alfred.Skills.Shared.Replies;

/// <summary>How replies say several things.</summary>
public static class Texts
{
    /// <summary><c>milk, eggs and apples</c>.</summary>
    public static string And(IEnumerable<string> texts) => Join(texts, "and");

    /// <summary>The same in a language: <c>Milch, Eier und Äpfel</c>.</summary>
    public static string And(IEnumerable<string> texts, Language language) => Join(texts, WordOf(language, "and"));

    /// <summary><c>Milch, Eier oder Äpfel</c>.</summary>
    public static string Or(IEnumerable<string> texts, Language language) => Join(texts, WordOf(language, "or"));

    /// <summary>A numbered list, one entry a line.</summary>
    public static string Numbered(IEnumerable<string> texts) => string.Join('\n', texts.Select((text, index) => $"{index + 1}. {text}"));

    /// <summary>The text with a capital at its start.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string WordOf(Language language, string word) => language.Value("language", word) ?? word;

    private static string Join(IEnumerable<string> texts, string word)
    {
        var all = texts.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {word} {all[^1]}";
    }
}
