namespace Alfred.Sandbox.Http;

/// <summary>What people write on the page, as their phone would send it.</summary>
internal static class SentText
{
    private const int MaxName = 100;

    /// <summary>Line breaks become \n, blanks around it go; an empty text for null.</summary>
    public static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>A file's name in one line of at most 100 characters; null when nothing is left.</summary>
    public static string? CleanName(string? name)
    {
        var clean = Clean(name).Replace('\n', ' ');
        return clean.Length == 0 ? null : clean.Length <= MaxName ? clean : clean[..MaxName];
    }
}
