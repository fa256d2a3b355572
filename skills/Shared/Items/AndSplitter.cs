namespace Alfred.Skills.Shared.Items;

/// <summary>Takes one part of a message apart at the words that join items.</summary>
internal sealed class AndSplitter(string text, ItemWords words)
{
    private readonly ItemTokens _tokens = ItemTokens.Of(text.Contains(' ', StringComparison.Ordinal) ? text : "", words);

    /// <summary>The items' texts, of which some may be empty.</summary>
    public IEnumerable<string> Split()
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            yield return text;
            yield break;
        }

        var start = 0;
        var quoted = false;
        for (var at = 0; at < _tokens.Count;)
        {
            if (!quoted && Whole(start, at) is var whole and > 0)
            {
                at += whole;
                continue;
            }

            if (!quoted && at > start && words.But.Length(_tokens.Words, at) > 0)
            {
                yield return _tokens.Slice(start, at);
                start = at;
            }
            else if (!quoted && Separator(start, at) is var length and > 0)
            {
                yield return _tokens.Slice(start, at);
                at += length;
                start = at;
                continue;
            }

            // A quote that nothing closes is none.
            quoted ^= _tokens.Slice(at, at + 1).Count(static letter => letter == '"') % 2 == 1
                && (quoted || _tokens.Text.IndexOf('"', _tokens.All[at].End) >= 0);
            at++;
        }

        yield return _tokens.Slice(start, _tokens.Count);
    }

    // What contains a joining word and is one thing: a number such as "treinta y dos", a name that the language knows.
    private int Whole(int start, int at)
    {
        var name = words.Names.Length(_tokens.Words, at);
        if (name > 0)
            return name;
        var count = at == start ? CountReader.Read(_tokens, words, at)?.Next - at : words.Counts.Length(_tokens.Words, at);
        return count ?? 0;
    }

    private int Separator(int start, int at)
    {
        var length = words.And.Length(_tokens.Words, at);
        if (length == 0 || at == start)
            return length;
        var before = _tokens.Words[at - 1];
        // "Obst- und Gemüsesaft"; "vitamina e".
        if (before.EndsWith('-') || (at + length == _tokens.Count && words.Numbered.Contains(before)))
            return 0;
        return IsHalf(at) || words.IsInsideWhole(_tokens.Words, start, at) ? 0 : length;
    }

    // "Un kilo y medio de tomates", but not "dos cervezas y medio kilo de pan".
    private bool IsHalf(int at)
    {
        var length = words.AndAHalf.Length(_tokens.Words, at);
        return length > 0 && words.Units.Match(_tokens.Words, at - 1) is not null
            && words.Units.Match(_tokens.Words, at + length) is null;
    }
}
