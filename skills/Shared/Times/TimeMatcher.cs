namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Matches symbols against the tokens of one text. Each symbol is matched at each place once, with a bounded number of values, so that
/// the work is bounded by the text's length.
/// </summary>
internal sealed class TimeMatcher(TimeWords words, IReadOnlyList<TimeToken> tokens, TimeScope scope)
{
    private const int MaxMatches = 32;

    // Made when it is needed first: most texts that are looked at have a word that no time has.
    private List<TimeMatch>?[]? _known;
    private readonly List<object> _slots = [];

    /// <summary>False when a word from a place on is none that speaks of time: nothing reaches the end then.</summary>
    public bool KnowsAll(int from)
    {
        for (var at = from; at < tokens.Count; at++)
        {
            if (char.IsLetter(tokens[at].Text[0]) && !words.Knows(tokens[at].Text))
                return false;
        }

        return true;
    }

    public TimeWords Words => words;

    public IReadOnlyList<TimeToken> Tokens => tokens;

    public TimeScope Scope => scope;

    /// <summary>What a symbol matches at a place, each value and end once.</summary>
    public IReadOnlyList<TimeMatch> Match(TimeSymbol symbol, int at)
    {
        _known ??= new List<TimeMatch>?[words.Count * (tokens.Count + 1)];
        ref var known = ref _known[(symbol.Number * (tokens.Count + 1)) + at];
        if (known is not null)
            return known;
        // A symbol that begins with itself finds nothing there.
        var found = known = [];
        if (symbol.Primitive is { } primitive)
        {
            foreach (var match in primitive(this, at))
                Add(found, match.Value, match.End);
        }

        Follow(symbol.Root, at, _slots.Count, found);
        // "4a" is an ordinal number, "mesa para 4 a las 8" has none.
        if (symbol.Name == "ord")
            found.RemoveAll(match => match.End == at + 2 && tokens[at].IsNumber && !tokens[at + 1].IsGlued);
        return found;
    }

    private void Follow(TimeSymbol.Node node, int at, int first, List<TimeMatch> found)
    {
        foreach (var end in node.Ends)
        {
            if (end.Make(scope, _slots.GetRange(first, _slots.Count - first)) is { } value)
                Add(found, value, at);
        }

        if (at == tokens.Count)
            return;
        if (node.Words.TryGetValue(tokens[at].Text, out var next))
            Follow(next, at + 1, first, found);
        foreach (var (slot, behind) in node.Slots)
        {
            foreach (var match in Match(slot, at).ToArray())
            {
                _slots.Add(match.Value);
                Follow(behind, match.End, first, found);
                _slots.RemoveAt(_slots.Count - 1);
            }
        }
    }

    private static void Add(List<TimeMatch> found, object value, int end)
    {
        var match = new TimeMatch(value, end);
        if (found.Count < MaxMatches && !found.Contains(match))
            found.Add(match);
    }
}
