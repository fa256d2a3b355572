using System.Text;

namespace Alfred.Silo.Configuration;

/// <summary>
/// The text of a <c>.env</c> file: <c>NAME=value</c> lines, <c>export</c> in front allowed, comments from <c>#</c> (at the start of a line or
/// after a space), values plain, in 'single quotes' (as they are) or in "double quotes" (with \n \t \" \\ \$, over several lines if need be).
/// Nothing is expanded.
/// </summary>
public static class EnvironmentFile
{
    /// <summary>Reads the variables. A later line for the same name wins.</summary>
    /// <exception cref="FormatException">A line is none of the above; the message names its number, never its text.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = new Cursor(text.ReplaceLineEndings("\n").TrimStart('\uFEFF'));
        while (!rest.IsAtEnd)
        {
            rest.SkipBlanks();
            if (rest.Current is '\n' or '#' or '\0')
            {
                rest.SkipLine();
                continue;
            }

            var name = rest.TakeName();
            variables[name] = rest.TakeValue();
        }

        return variables;
    }

    private sealed class Cursor(string text)
    {
        private int _position;
        private int _line = 1;

        public bool IsAtEnd => _position >= text.Length;

        public char Current => IsAtEnd ? '\0' : text[_position];

        public void SkipBlanks()
        {
            while (Current is ' ' or '\t')
                _position++;
        }

        public void SkipLine()
        {
            while (!IsAtEnd && Current != '\n')
                _position++;
            if (!IsAtEnd)
                Take();
        }

        public string TakeName()
        {
            if (text.AsSpan(_position).StartsWith("export ", StringComparison.Ordinal))
            {
                _position += "export ".Length;
                SkipBlanks();
            }

            var start = _position;
            while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
                _position++;
            var name = text[start.._position];
            SkipBlanks();
            if (name.Length == 0 || char.IsAsciiDigit(name[0]) || Current != '=')
                throw new FormatException($"line {_line} is not of the form NAME=value");
            _position++;
            return name;
        }

        public string TakeValue()
        {
            SkipBlanks();
            var value = Current switch
            {
                '\'' => TakeQuoted('\''),
                '"' => TakeQuoted('"'),
                _ => TakePlain(),
            };
            SkipBlanks();
            if (Current is not ('\n' or '#' or '\0'))
                throw new FormatException($"line {_line} goes on after the closing quote");
            SkipLine();
            return value;
        }

        private string TakePlain()
        {
            var start = _position;
            while (!IsAtEnd && Current != '\n' && !(Current == '#' && (_position == start || text[_position - 1] is ' ' or '\t')))
                _position++;
            return text[start.._position].TrimEnd(' ', '\t');
        }

        private string TakeQuoted(char quote)
        {
            var opened = _line;
            Take();
            var value = new StringBuilder();
            while (Current != quote || IsAtEnd)
            {
                if (IsAtEnd)
                    throw new FormatException($"line {opened} opens a quote that is never closed");
                var c = Take();
                value.Append(c == '\\' && quote == '"' && !IsAtEnd ? Unescape(Take()) : c);
            }

            Take();
            return value.ToString();
        }

        private char Take()
        {
            var c = text[_position++];
            if (c == '\n')
                _line++;
            return c;
        }

        private char Unescape(char c) => c switch
        {
            'n' => '\n',
            't' => '\t',
            '"' or '\\' or '$' => c,
            _ => throw new FormatException($"line {_line} has an unknown escape; write \\\\ for a backslash, or use single quotes"),
        };
    }
}
