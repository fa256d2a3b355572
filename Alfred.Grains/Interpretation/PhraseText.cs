namespace Alfred.Interpretation;

/// <summary>
/// Reads the notation of phrases: <c>(a|b)</c> is a choice, <c>[a]</c> may be left out, <c>{name}</c> is a parameter, and
/// <c>&lt;name&gt;</c> is a part that several phrases of a language share (section <c>[parts]</c>).
/// </summary>
internal sealed class PhraseText
{
    private const int MaxDepth = 8;

    private readonly LanguageLine _line;
    private readonly Func<string, LanguageLine?> _findPart;
    private readonly int _depth;
    private int _at;

    private PhraseText(LanguageLine line, Func<string, LanguageLine?> findPart, int depth) =>
        (_line, _findPart, _depth) = (line, findPart, depth);

    /// <summary>Reads a phrase.</summary>
    /// <param name="line">The phrase, with the place to name when it is wrong.</param>
    /// <param name="findPart">Finds a part by its name; null for none.</param>
    /// <exception cref="DeclarationException">The phrase is malformed; the message names the line.</exception>
    public static PhraseTree Parse(LanguageLine line, Func<string, LanguageLine?> findPart) => Parse(line, findPart, depth: 0);

    private static PhraseTree Parse(LanguageLine line, Func<string, LanguageLine?> findPart, int depth)
    {
        var reader = new PhraseText(line, findPart, depth);
        var tree = reader.ReadAlternatives();
        return reader._at < line.Value.Length ? throw reader.Malformed($"unexpected '{reader.Peek()}'") : tree;
    }

    private PhraseTree ReadAlternatives()
    {
        var options = ImmutableArray.CreateBuilder<PhraseTree>();
        options.Add(ReadSequence());
        while (Peek() == '|')
        {
            _at++;
            options.Add(ReadSequence());
        }

        return options.Count == 1 ? options[0] : new PhraseTree.Choice(options.ToImmutable());
    }

    private PhraseTree ReadSequence()
    {
        var parts = ImmutableArray.CreateBuilder<PhraseTree>();
        while (true)
        {
            switch (Peek())
            {
                case '\0' or '|' or ')' or ']':
                    return parts.Count == 1 ? parts[0] : new PhraseTree.Sequence(parts.ToImmutable());
                case ' ':
                    _at++;
                    break;
                case '(':
                    parts.Add(ReadBracket(')'));
                    break;
                case '[':
                    parts.Add(new PhraseTree.Choice([ReadBracket(']'), new PhraseTree.Sequence([])]));
                    break;
                case '{':
                    parts.Add(new PhraseTree.Place(ReadName('}')));
                    break;
                case '<':
                    parts.Add(ReadPart(ReadName('>')));
                    break;
                default:
                    parts.Add(new PhraseTree.Literal(ReadWord()));
                    break;
            }
        }
    }

    private PhraseTree ReadBracket(char closing)
    {
        _at++;
        var inner = ReadAlternatives();
        if (Peek() != closing)
            throw Malformed($"'{closing}' is missing");
        _at++;
        return inner;
    }

    private string ReadName(char closing)
    {
        var end = _line.Value.IndexOf(closing, _at);
        if (end <= _at + 1)
            throw Malformed(closing == '}' ? "a parameter is written {name}" : "a part is written <name>");
        var name = _line.Value[(_at + 1)..end];
        _at = end + 1;
        return name;
    }

    private PhraseTree ReadPart(string name)
    {
        if (_depth == MaxDepth)
            throw Malformed($"<{name}> contains itself");
        return Parse(_findPart(name) ?? throw Malformed($"there is no part <{name}>"), _findPart, _depth + 1);
    }

    private string ReadWord()
    {
        var start = _at;
        while (Peek() is not ('\0' or ' ' or '|' or '(' or ')' or '[' or ']' or '{' or '<'))
            _at++;
        return _line.Value[start.._at];
    }

    private char Peek() => _at < _line.Value.Length ? _line.Value[_at] : '\0';

    private DeclarationException Malformed(string problem) => _line.Wrong($"phrase '{_line.Value}': {problem} (at {_at})");
}
