using System.Collections.Immutable;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>
/// Reads the pattern language of <see cref="SkillAction.Phrases"/> and multiplies its choices out: <c>add {items} [to [the] list]</c> is
/// three plain sequences of tokens. A token is a word or a <c>{name}</c>.
/// </summary>
internal sealed class PhraseText
{
    private const int MaxSequences = 500;

    private readonly string _text;
    private int _at;

    private PhraseText(string text) => _text = text;

    /// <summary>All sequences that a phrase stands for, each once.</summary>
    /// <exception cref="FormatException">The phrase is malformed or stands for too many sequences.</exception>
    public static ImmutableArray<ImmutableArray<string>> Expand(string phrase)
    {
        var reader = new PhraseText(phrase);
        var sequences = reader.ReadAlternatives();
        if (reader._at < phrase.Length)
            throw reader.Malformed($"unexpected '{phrase[reader._at]}'");
        return [
            .. sequences.DistinctBy(sequence => string.Join(' ', sequence), StringComparer.Ordinal).Where(sequence => sequence.Length > 0)];
    }

    private List<ImmutableArray<string>> ReadAlternatives()
    {
        var all = ReadSequence();
        while (Peek() == '|')
        {
            _at++;
            all.AddRange(ReadSequence());
        }

        return all;
    }

    private List<ImmutableArray<string>> ReadSequence()
    {
        List<ImmutableArray<string>> sequences = [[]];
        while (true)
        {
            switch (Peek())
            {
                case '\0' or '|' or ')' or ']':
                    return sequences;
                case ' ':
                    _at++;
                    break;
                case '(':
                    sequences = Multiply(sequences, ReadBracket(')'));
                    break;
                case '[':
                    sequences = Multiply(sequences, [[], .. ReadBracket(']')]);
                    break;
                default:
                    sequences = Multiply(sequences, [[ReadToken()]]);
                    break;
            }
        }
    }

    private List<ImmutableArray<string>> ReadBracket(char closing)
    {
        _at++;
        var inner = ReadAlternatives();
        if (Peek() != closing)
            throw Malformed($"'{closing}' is missing");
        _at++;
        return inner;
    }

    private string ReadToken()
    {
        var start = _at;
        if (Peek() == '{')
        {
            var end = _text.IndexOf('}', start);
            if (end <= start + 1)
                throw Malformed("a parameter is written {name}");
            _at = end + 1;
            return _text[start.._at];
        }

        while (Peek() is not ('\0' or ' ' or '|' or '(' or ')' or '[' or ']' or '{'))
            _at++;
        return string.Intern(Word.Fold(_text[start.._at]));
    }

    private List<ImmutableArray<string>> Multiply(List<ImmutableArray<string>> left, List<ImmutableArray<string>> right)
    {
        if (left.Count * right.Count > MaxSequences)
            throw Malformed("too many choices");
        return [.. left.SelectMany(_ => right, (first, second) => first.AddRange(second))];
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private FormatException Malformed(string problem) => new($"phrase '{_text}': {problem} (at {_at})");
}
