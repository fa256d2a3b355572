namespace Alfred.Gateway.Webhooks;

/// <summary>Cleans what people wrote: line breaks become \n, other control characters and halves of characters go.</summary>
internal static class WrittenText
{
    /// <summary>Cleans and trims; an empty text for null.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        text = BrokenText.WithoutHalves(text);
        if (!text.Any(char.IsControl))
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' || (text[i] is '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')))
                clean.Append('\n');
            else if (text[i] is '\t')
                clean.Append(' ');
            else if (!char.IsControl(text[i]))
                clean.Append(text[i]);
        }

        return clean.ToString().Trim();
    }

    /// <summary>A name as shown by a channel: one line of at most 100 characters; null when nothing is left.</summary>
    public static string? CleanName(string? name)
    {
        var clean = Clean(name).Replace('\n', ' ');
        return clean.Length == 0 ? null : clean.Length <= 100 ? clean : BrokenText.WithoutHalves(clean[..100]);
    }
}
