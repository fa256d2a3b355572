namespace Alfred.Gateway.Webhooks;

/// <summary>Decodes the inside of a JSON string that the framework refuses, because of broken UTF-8 or lone surrogates.</summary>
internal static class BrokenText
{
    /// <summary>Never throws: what is no character becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> json)
    {
        var escaped = Encoding.UTF8.GetString(json);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || i + 1 == escaped.Length)
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            text.Append(escaped[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => Escape(escaped, ref i),
                var other => other,
            });
        }

        return WithoutHalves(text.ToString());
    }

    /// <summary>Replaces halves of surrogate pairs.</summary>
    public static string WithoutHalves(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    private static char Escape(string escaped, ref int position)
    {
        if (position + 4 >= escaped.Length)
            return '\uFFFD';
        if (!ushort.TryParse(escaped.AsSpan(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            return '\uFFFD';
        position += 4;
        return (char)unit;
    }
}
