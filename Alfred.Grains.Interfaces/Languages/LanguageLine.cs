namespace Alfred.Languages;

/// <summary>One <c>key = value</c> line of a language file.</summary>
/// <param name="Key">What stands before the first equals sign.</param>
/// <param name="Value">What stands behind it; <c>\n</c> in it is a line break.</param>
/// <param name="File">The file's name, for people who have to correct it.</param>
/// <param name="Number">The line's number in that file, from 1.</param>
public sealed record LanguageLine(string Key, string Value, string File, int Number)
{
    /// <summary>The value's parts between commas, without blanks around them.</summary>
    public string[] Values => Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Says where something is wrong, and what.</summary>
    public DeclarationException Wrong(string problem) => new($"{File}, line {Number}: {problem}");
}
