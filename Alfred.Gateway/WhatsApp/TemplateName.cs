namespace Alfred.Gateway.WhatsApp;

/// <summary>An approved utility template, as <c>META_TEMPLATE</c> names it: <c>name</c> or <c>name:language</c>.</summary>
/// <param name="Name">Lower-case letters, digits and underscores, at most 512.</param>
/// <param name="Language">Meta's code of its language: <c>en</c>, <c>es</c>, <c>pt_BR</c>.</param>
public sealed record TemplateName(string Name, string Language)
{
    /// <summary>Reads the text of the variable.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">What counts when it names none.</param>
    /// <exception cref="FormatException">It is no such name; the message is the rest of a sentence that begins with the variable's
    /// name.</exception>
    public static TemplateName Parse(string text, string language)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        var code = colon < 0 ? language : text[(colon + 1)..];
        return name.Length is > 0 and <= 512 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            && code.Length is >= 2 and <= 10 && code.All(c => char.IsAsciiLetter(c) || c == '_')
            ? new(name, code)
            : throw new FormatException("is no template such as alfred_news or alfred_news:es (name and language as in WhatsApp Manager)");
    }
}
