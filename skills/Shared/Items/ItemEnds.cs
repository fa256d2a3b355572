namespace Alfred.Skills.Shared.Items;

/// <summary>What is said around an item and is none: "on the way home", "no".</summary>
internal static class ItemEnds
{
    /// <summary>The text without phrases at its end that name no thing; empty when it is nothing else.</summary>
    public static string WithoutClosing(ItemTokens tokens, ItemWords words)
    {
        if (tokens.Text.Contains('"', StringComparison.Ordinal))
            return tokens.Text;
        var end = tokens.Count;
        while (end > 0 && words.Closings.LengthBefore(tokens.Words, end) is var length and > 0)
            end -= length;
        return end == tokens.Count ? tokens.Text : tokens.Slice(0, end).TrimEnd(' ', '-', '–', '—', ':', '.', '!', '?');
    }

    /// <summary>What a text leaves out: "eggs" of "no eggs". Null for a text that does not: "no sugar cola".</summary>
    public static string? Excluded(ItemTokens tokens, ItemWords words)
    {
        var any = Math.Max(words.But.Length(tokens.Words, 0), words.NotAny.Length(tokens.Words, 0));
        if (any > 0 && any < tokens.Count)
            return tokens.Slice(any, tokens.Count);
        var one = words.NotOne.Length(tokens.Words, 0);
        return one > 0 && one == tokens.Count - 1 ? tokens.Slice(one, tokens.Count) : null;
    }
}
