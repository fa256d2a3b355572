namespace Alfred.Channels;

/// <summary>Cuts texts to the length that a place takes.</summary>
public static class ShortText
{
    /// <summary>
    /// The text, or its start with an ellipsis: at most so many UTF-16 units, never cut inside what a person sees as one character.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">At least 1.</param>
    public static string Of(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var end = 0;
        for (var next = 0; next < maxLength; next += StringInfo.GetNextTextElementLength(text.AsSpan(next)))
            end = next;
        return $"{text.AsSpan(0, end).TrimEnd()}…";
    }
}
