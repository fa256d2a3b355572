using System.Text;

namespace Alfred.Skills.Shared.Times;

/// <summary>A run of letters, a run of digits or a sign that times are written with. Other signs only separate.</summary>
/// <param name="Text">Folded: lower case, no accents.</param>
/// <param name="IsGlued">True when nothing stands between it and the one before.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends in the text.</param>
internal readonly record struct TimeToken(string Text, bool IsGlued, int Start, int End)
{
    /// <summary>True for digits.</summary>
    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    /// <summary>The tokens of a text, linear in its length. A pattern of a language file is cut in the same way.</summary>
    public static List<TimeToken> Split(string text)
    {
        var tokens = new List<TimeToken>();
        var letters = new StringBuilder();
        var start = 0;
        var end = -1;
        for (var at = 0; at < text.Length; at++)
        {
            // Most letters are of these, and a text is cut for each of its ends that may be a time.
            if (char.IsAscii(text[at]))
            {
                Take(char.ToLowerInvariant(text[at]), at);
                continue;
            }

            foreach (var letter in Fold(text[at]))
                Take(letter, at);
        }

        Flush(text.Length);
        return tokens;

        void Take(char letter, int at)
        {
            var isLetter = char.IsLetter(letter);
            var isDigit = char.IsAsciiDigit(letter);
            if (letters.Length > 0 && (isLetter || isDigit) && char.IsAsciiDigit(letters[0]) == isDigit)
            {
                letters.Append(letter);
                return;
            }

            Flush(at);
            if (isLetter || isDigit)
            {
                letters.Append(letter);
                start = at;
            }
            else if (IsMark(letter, text, at))
            {
                tokens.Add(new(letter.ToString(), at == end, at, at + 1));
                end = at + 1;
            }
        }

        void Flush(int at)
        {
            if (letters.Length == 0)
                return;
            tokens.Add(new(letters.ToString(), start == end, start, at));
            letters.Clear();
            end = at;
        }
    }

    // A dot, a comma or a dash means something behind a digit only: "3.", "2,5", "2015-03-03", but "p.m." and "ten-thirty".
    private static bool IsMark(char letter, string text, int at) => letter switch
    {
        ':' or '/' or '@' or '+' => true,
        '.' => at > 0 && char.IsAsciiDigit(text[at - 1]),
        '-' when at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || text[at - 1] == ' ') => true,
        ',' or '-' => at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };

    private static string Fold(char letter)
    {
        switch (letter)
        {
            case 'ß':
                return "ss";
            case '½':
                return " 1/2";
            case '¼':
                return " 1/4";
            case '¾':
                return " 3/4";
        }

        // Half of a surrogate pair is no letter of any of our words, and cannot be normalised.
        if (char.IsSurrogate(letter))
            return " ";
        var folded = letter.ToString().Normalize(NormalizationForm.FormKD);
        return string.Concat(folded.Where(static part => char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark))
            .ToLowerInvariant();
    }
}
