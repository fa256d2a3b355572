namespace Alfred.Gateway.Sending;

/// <summary>Splits a text at a channel's limit.</summary>
internal static class TextParts
{
    /// <summary>
    /// Parts of at most <paramref name="limit"/> UTF-16 units. Cuts behind a line break or a blank where one is in the last third, and
    /// never inside what a person sees as one character (a family of emoji, a letter with its accents), unless that alone is longer than a
    /// part. Parts of nothing but blanks are left out.
    /// </summary>
    public static ImmutableArray<string> Split(string text, int limit)
    {
        if (text.Length <= limit)
            return [text];
        var parts = ImmutableArray.CreateBuilder<string>();
        var rest = text.AsSpan();
        while (rest.Length > limit)
        {
            var cut = CutOf(rest, limit);
            parts.Add(rest[..cut].ToString());
            rest = rest[cut..];
        }

        if (!rest.IsEmpty)
            parts.Add(rest.ToString());
        // A part of nothing but blanks would be refused as empty.
        return [.. parts.Where(static part => !string.IsNullOrWhiteSpace(part))];
    }

    /// <summary>
    /// The text in two: a head, perhaps empty, and a tail of at most <paramref name="limit"/> units that begins at a line, a word or a
    /// character.
    /// </summary>
    public static (string Head, string Tail) SplitTail(string text, int limit)
    {
        if (text.Length <= limit)
            return ("", text);
        var window = text.AsSpan(text.Length - limit);
        var third = window.Length / 3;
        var gap = window[..third].IndexOf('\n');
        if (gap < 0)
            gap = window[..third].IndexOf(' ');
        if (gap >= 0)
            return (text[..(text.Length - limit + gap + 1)], text[(text.Length - limit + gap + 1)..]);
        var start = text.Length - limit;
        var boundaries = StringInfo.ParseCombiningCharacters(text);
        var cut = Array.Find(boundaries, boundary => boundary >= start);
        return cut > 0 ? (text[..cut], text[cut..]) : (text, "");
    }

    private static int CutOf(ReadOnlySpan<char> rest, int limit)
    {
        var window = rest[..limit];
        var third = window.Length - (window.Length / 3);
        var gap = window.LastIndexOf('\n');
        if (gap < third)
            gap = window.LastIndexOf(' ');
        if (gap >= third)
            return gap + 1;
        return LastCharacterEnd(rest, limit);
    }

    private static int LastCharacterEnd(ReadOnlySpan<char> rest, int limit)
    {
        var end = 0;
        for (var next = 0; next <= limit; next += StringInfo.GetNextTextElementLength(rest[next..]))
            end = next;
        return end > 0 ? end : char.IsHighSurrogate(rest[limit - 1]) ? limit - 1 : limit;
    }
}
