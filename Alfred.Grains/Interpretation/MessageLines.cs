namespace Alfred.Interpretation;

/// <summary>Which lines of a message are requests of their own.</summary>
internal sealed class MessageLines(RequestCorrector corrector, Courtesy courtesy)
{
    /// <summary>
    /// A line that is a command by itself begins a request; the lines after it that are none belong to it, like the items under "add:".
    /// </summary>
    public List<RequestText> Requests(RequestText whole, Language preferred)
    {
        var requests = new List<RequestText>();
        var lineStart = 0;
        for (var at = 1; at <= whole.To; at++)
        {
            if (at < whole.To && !whole.BreaksBefore(at))
                continue;
            var line = whole.Slice(lineStart, at);
            if (requests.Count == 0 || (!IsBulleted(line) && corrector.Read(courtesy.Strip(line), preferred) is GrammarResult.Commands))
                requests.Add(line);
            else
                requests[^1] = requests[^1].Slice(requests[^1].From, at);
            lineStart = at;
        }

        return requests;
    }

    private static bool IsBulleted(RequestText line) =>
        line.Text[line.Words[line.From].Start] is '-' or '*' or '•' or '·' or '–' or '—' or '▪' or '☐' or '☑' or '✓' or '[';
}
