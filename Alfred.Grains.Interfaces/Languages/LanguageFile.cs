namespace Alfred.Languages;

/// <summary>
/// A file that a translator edits: <c>[section]</c> lines, <c>key = value</c> lines below them, and comments behind <c>#</c>. A key may
/// stand several times. The file's name ends in its language: <c>phrases.de.ini</c>.
/// </summary>
public sealed class LanguageFile
{
    private LanguageFile(string language, ImmutableArray<(string Section, LanguageLine Line)> lines)
    {
        Language = language;
        Lines = lines;
    }

    /// <summary>The language: a two-letter code (ISO 639-1).</summary>
    public string Language { get; }

    /// <summary>The lines in order, each with its section.</summary>
    public ImmutableArray<(string Section, LanguageLine Line)> Lines { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, such as <c>Groceries/phrases.de.ini</c>.</param>
    /// <param name="text">What stands in it.</param>
    /// <exception cref="DeclarationException">A line is none of the three kinds; the message names it.</exception>
    public static LanguageFile Read(string name, string text)
    {
        if (name.Split('.') is not [.., { Length: 2 } language, "ini"])
            throw new DeclarationException($"{name}: a language file is called after its language, such as phrases.de.ini");
        var lines = ImmutableArray.CreateBuilder<(string, LanguageLine)>();
        var section = "";
        var number = 0;
        foreach (var line in text.Split('\n').Select(static line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line is ['[', .. var title, ']'] && !title.Contains('=', StringComparison.Ordinal))
            {
                section = title.Trim();
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var read = new LanguageLine(
                equals < 0 ? line : line[..equals].TrimEnd(),
                equals < 0 ? "" : line[(equals + 1)..].TrimStart().Replace(@"\n", "\n", StringComparison.Ordinal), name, number);
            if (equals < 1)
                throw read.Wrong("expected [section], key = value or # comment");
            if (section.Length == 0)
                throw read.Wrong("expected a [section] before the first line");
            lines.Add((section, read));
        }

        return new(language, lines.ToImmutable());
    }
}
