namespace Alfred.Skills.Shared.Times;

/// <summary>
/// The notation of the language files: words, <c>{slots}</c>, <c>[what may be left out]</c>, <c>(one|of several)</c>. Written out, it is a
/// list of plain sequences.
/// </summary>
internal static class TimePattern
{
    private const int MaxSequences = 512;

    /// <summary>The sequences of a pattern; a part in braces is a slot, any other a token.</summary>
    /// <exception cref="FormatException">A bracket is left open, or the pattern stands for too much.</exception>
    public static List<ImmutableArray<string>> Expand(LanguageLine line, string pattern)
    {
        var at = 0;
        var sequences = Alternatives(line, pattern, ref at);
        return at < pattern.Length ? throw line.Wrong($"'{pattern[at]}' closes nothing") : sequences;
    }

    private static List<ImmutableArray<string>> Alternatives(LanguageLine line, string pattern, ref int at)
    {
        var all = Sequence(line, pattern, ref at);
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            all.AddRange(Sequence(line, pattern, ref at));
        }

        return all;
    }

    private static List<ImmutableArray<string>> Sequence(LanguageLine line, string pattern, ref int at)
    {
        List<ImmutableArray<string>> all = [[]];
        while (at < pattern.Length && pattern[at] is not ('|' or ')' or ']'))
        {
            List<ImmutableArray<string>> next;
            switch (pattern[at])
            {
                case '(' or '[':
                    var close = pattern[at] == '(' ? ')' : ']';
                    at++;
                    next = Alternatives(line, pattern, ref at);
                    if (at >= pattern.Length || pattern[at] != close)
                        throw line.Wrong($"'{close}' is missing");
                    at++;
                    if (close == ']')
                        next.Add([]);
                    break;
                case '{':
                    var end = pattern.IndexOf('}', at);
                    if (end < 0)
                        throw line.Wrong("'}' is missing");
                    next = [[pattern[at..(end + 1)]]];
                    at = end + 1;
                    break;
                default:
                    var start = at;
                    while (at < pattern.Length && pattern[at] is not ('|' or ')' or ']' or '(' or '[' or '{'))
                        at++;
                    next = [Literals(pattern, start, at)];
                    break;
            }

            all = [.. all.SelectMany(_ => next, static (left, right) => left.AddRange(right))];
            if (all.Count > MaxSequences)
                throw line.Wrong("the pattern stands for too many sequences; write it in several lines");
        }

        return all;
    }

    private static ImmutableArray<string> Literals(string pattern, int start, int end)
    {
        var text = pattern[start..end];
        var tokens = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A mark counts behind a digit only, and a slot stands for one: "{digits}." keeps its dot.
            var isMark = !char.IsLetterOrDigit(part[0]);
            tokens.AddRange(TimeToken.Split(isMark ? $"0{part}0" : part).Select(static token => token.Text)
                .Where(token => !isMark || token != "0"));
        }

        return tokens.ToImmutable();
    }
}
