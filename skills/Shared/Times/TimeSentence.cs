namespace Alfred.Skills.Shared.Times;

/// <summary>
/// A text as pieces: what it says of the date, a time of day, a part of the day, a lapse, a zone, and words between them. All ways to cut
/// it are found, the ones of fewest pieces first; the number of ways looked at is bounded.
/// </summary>
internal static class TimeSentence
{
    /// <summary>The symbols that pieces are.</summary>
    public static readonly string[] Pieces = ["date", "clock", "loose", "part", "shift", "zone", "skip"];

    /// <summary>The symbols that pieces of what comes again are.</summary>
    public static readonly string[] RepeatPieces = ["repeat", "clock", "loose", "part", "start", "skip"];

    private const int MaxPieces = 5;
    private const int MaxSkips = 5;
    private const int MaxWays = 64;
    private const int MaxSteps = 3_000;

    /// <summary>The ways to cut tokens from a place to the end.</summary>
    public static List<ImmutableArray<object>> Ways(TimeMatcher matcher, int from, params ReadOnlySpan<string> symbols)
    {
        if (!matcher.KnowsAll(from))
            return [];
        var walk = new Walk(matcher, [.. symbols]);
        walk.From(from, [], 0);
        return [.. walk.Ways.OrderBy(static way => way.Count(static piece => piece is not string)).ThenBy(static way => way.Length)];
    }

    /// <summary>The primitive <c>rest</c>: the date that the remaining text names, as a span.</summary>
    public static IEnumerable<TimeMatch> Rest(TimeMatcher matcher, int at)
    {
        if (at >= matcher.Tokens.Count)
            yield break;
        foreach (var way in Ways(matcher, at, "date", "shift", "skip"))
        {
            var pieces = new TimePieces(way);
            // "From tomorrow" is a start, "from tomorrow at" goes on.
            if (way[^1] is string || pieces.Date(matcher.Scope) is not { } span)
                continue;
            yield return new(span with { IsDoubtful = pieces.IsDoubtfulDate }, matcher.Tokens.Count);
            if (!pieces.IsDoubtfulDate)
                yield break;
        }
    }

    private sealed class Walk(TimeMatcher matcher, ImmutableArray<string> symbols)
    {
        private readonly bool[] _isDead = new bool[(matcher.Tokens.Count + 1) * (MaxSkips + 1)];
        private int _steps;

        public List<ImmutableArray<object>> Ways { get; } = [];

        // True when the end was reached in some way, whatever the pieces were.
        public bool From(int at, ImmutableArray<object> pieces, int skips)
        {
            if (at == matcher.Tokens.Count)
            {
                if (pieces.Any(static piece => piece is not string))
                    Ways.Add(pieces);
                return true;
            }

            if (Ways.Count >= MaxWays || ++_steps > MaxSteps || pieces.Length > MaxPieces + MaxSkips)
                return true;
            var isAlive = false;
            foreach (var symbol in symbols)
            {
                foreach (var match in matcher.Match(matcher.Words[symbol], at))
                {
                    var isSkip = match.Value is string;
                    if (isSkip ? skips == MaxSkips : !Fits(pieces, match.Value) || IsRatherDay(at, pieces, match))
                    {
                        isAlive = true;
                        continue;
                    }

                    var next = skips + (isSkip ? 1 : 0);
                    if (_isDead[(match.End * (MaxSkips + 1)) + next])
                        continue;
                    if (From(match.End, pieces.Add(match.Value), next))
                        isAlive = true;
                }
            }

            if (!isAlive)
                _isDead[(at * (MaxSkips + 1)) + skips] = true;
            return isAlive;
        }

        // Some languages' word for tomorrow is that for morning as well. First in a text it is tomorrow: "mañana, lunes".
        private bool IsRatherDay(int at, ImmutableArray<object> pieces, TimeMatch part) =>
            part.Value is DayPart { Day: null } && pieces.IsEmpty && symbols.Contains("date", StringComparer.Ordinal)
            && matcher.Match(matcher.Words["date"], at).Any(date => date.End == part.End && date.Value is DateValue.Relative);

        // One of each, but of the date as many as narrow it down.
        private static bool Fits(ImmutableArray<object> pieces, object piece) => piece is DateValue
            ? pieces.Count(static other => other is DateValue) < 4
            : !pieces.Any(other => other.GetType() == piece.GetType());
    }
}
