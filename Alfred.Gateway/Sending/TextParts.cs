using System.Collections.Immutable;

namespace Alfred.Gateway.Sending;

/// <summary>Splits a text at a channel's limit.</summary>
internal static class TextParts
{
    /// <summary>
    /// Parts of at most <paramref name="limit"/> UTF-16 units. Cuts behind a line break or a blank where one is in the last third, and never
    /// inside a character. Parts of nothing but blanks are left out.
    /// </summary>
    public static ImmutableArray<string> Split(string text, int limit)
    {
        if (text.Length <= limit)
            return [text];
        var parts = ImmutableArray.CreateBuilder<string>();
        var rest = text.AsSpan();
        while (rest.Length > limit)
        {
            var cut = CutOf(rest[..limit]);
            parts.Add(rest[..cut].ToString());
            rest = rest[cut..];
        }

        if (!rest.IsEmpty)
            parts.Add(rest.ToString());
        // A part of nothing but blanks would be refused as empty.
        return [.. parts.Where(static part => !string.IsNullOrWhiteSpace(part))];
    }

    private static int CutOf(ReadOnlySpan<char> window)
    {
        var third = window.Length - (window.Length / 3);
        var gap = window.LastIndexOf('\n');
        if (gap < third)
            gap = window.LastIndexOf(' ');
        if (gap >= third)
            return gap + 1;
        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }
}
