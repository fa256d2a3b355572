using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Reads points in time as people say them: "tomorrow at 5", "last Monday of March", "in half an hour". A text that says more than a time
/// is none. All words stand in the language files.
/// </summary>
/// <remarks>
/// A weekday alone, or with "this", is the first one after today; "next Friday" is the one of the week that starts on the next Monday in
/// the languages that count weeks with "next" (English, Spanish, Dutch), and the first one after today in the others: the reply
/// <c>times.weekday-rule</c> tells it. A time of day alone is the next one ahead; an hour from 1 to 11 said without a half of the day is
/// the nearer of the two without a day, and the one before noon on another day than today. Local times that a zone skips are the
/// first moment behind the gap, those it repeats the first.
/// </remarks>
public static class TimeText
{
    /// <summary>
    /// Two moments that differ in year, month, week, day and weekday: what means the same at both depends on neither, and what lies equally
    /// far from both is counted from now.
    /// </summary>
    public static readonly ImmutableArray<ZonedDateTime> Moments =
        [new LocalDateTime(2012, 2, 14, 12, 0).InUtc(), new LocalDateTime(2023, 9, 29, 12, 0).InUtc()];

    private const int MaxLength = 120;

    /// <summary>What a text says.</summary>
    /// <param name="text">Any text; over 120 characters it is no time.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">When and where it is said.</param>
    public static TimeResult Read(string text, Language language, ZonedDateTime now)
    {
        if (text.Length > MaxLength)
            return TimeResult.NotATime.Instance;
        var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), now);
        if (matcher.Tokens.Count == 0)
            return TimeResult.NotATime.Instance;
        var ways = TimeSentence.Ways(matcher, 0, TimeSentence.Pieces).Where(static way => !IsLoose(way)).ToList();
        var points = new List<(TimeResult.Point Point, bool IsDoubtful)>();
        foreach (var way in ways)
        {
            var pieces = new TimePieces(way);
            if (pieces.Point(matcher.Scope) is { At.Year: >= 1 and <= 9000 } point)
                points.Add((OnClock(point, now), pieces.IsDoubtful));
        }

        if (points is [{ IsDoubtful: false, Point: var best }, ..])
            return best;
        var readings = points.Where(static point => point.IsDoubtful).Select(static point => point.Point).Distinct().ToImmutableArray();
        if (readings.Length > 1)
            return new TimeResult.Ambiguous(Question(text, language, readings), readings);
        if (ways.Select(way => DateContradiction.In(way, matcher.Scope)).FirstOrDefault(static found => found is not null) is not { } both)
            return readings.Length == 1 ? readings[0] : TimeResult.NotATime.Instance;
        readings = [OnClock(both.Date, now), .. readings.DefaultIfEmpty(OnClock(both.Weekday, now))];
        return new TimeResult.Ambiguous(Question(text, language, readings), readings) { IsContradiction = true };
    }

    /// <summary>False for a word that no time and no recurrence of a language has, so that no text with it need be read as one.</summary>
    public static bool MayHave(string word, Language language) =>
        language.Get(TimeWords.Read).Matcher(TimeToken.Split(word), default).KnowsAll(0);

    /// <summary>
    /// True for words that end in a number which counts what stands behind them: "… 2" and "hours", "… een" and "pil".
    /// </summary>
    public static bool IsCount(string words, string behind, Language language)
    {
        var last = words.Split(' ')[^1];
        return last.Length > 0 && ((Of(behind, "unit") is not null && (char.IsAsciiDigit(last[^1]) || Of(last, "number") is not null))
            || (Of(last, "number") is 1 && !char.IsAsciiDigit(last[0])));

        object? Of(string word, string symbol)
        {
            var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(word), Moments[0]);
            return matcher.Tokens.Count == 1 && matcher.Match(matcher.Words[symbol], 0) is [var match, ..] ? match.Value : null;
        }
    }

    /// <summary>A date or an hour in a text that does not exist, as it was typed: "31 February", "25:00"; null for none.</summary>
    public static string? Impossible(string text, Language language, ZonedDateTime now)
    {
        if (!text.Any(char.IsAsciiDigit))
            return null;
        var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), now);
        for (var at = 0; at < matcher.Tokens.Count; at++)
        {
            if (matcher.Match(matcher.Words["never"], at) is [.., var last])
                return text[matcher.Tokens[at].Start..matcher.Tokens[last.End - 1].End];
        }

        return null;
    }

    /// <summary>True for a text that names a day counted from today, with or without a time: "tomorrow at 9", "tonight".</summary>
    public static bool IsNearDay(string text, Language language) =>
        IsNearDay(language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), Moments[0]));

    /// <inheritdoc cref="IsNearDay(string, Language)"/>
    internal static bool IsNearDay(TimeMatcher matcher) => TimeSentence.Ways(matcher, 0, TimeSentence.Pieces) is [var likeliest, ..]
        && likeliest.Any(static piece => piece is DateValue.Relative or DayPart { Day: not null });

    private static TimeResult.Point OnClock(TimeResult.Point point, ZonedDateTime now) =>
        point with { At = WallClock.At(now.Zone, point.At).LocalDateTime };

    // A number alone is a time only beside words that say so: "8 tonight".
    private static bool IsLoose(ImmutableArray<object> way) =>
        way.Any(static piece => piece is ClockValue { IsLoose: true }) && !way.Any(static piece => piece is DayPart)
            && way.OfType<DateValue>().ToArray() is not [DateValue.Relative];

    private static string Question(string text, Language language, ImmutableArray<TimeResult.Point> readings) => language.Say(
        "times.which", ("text", text.Trim()), ("first", Show(readings[0], language)), ("second", Show(readings[1], language)));

    private static string Show(TimeResult.Point point, Language language)
    {
        var day = $"{Dates.Near(point.At.Date, language)} {point.At.Year.ToString(CultureInfo.InvariantCulture)}";
        return point.Grain >= TimeGrain.Day ? day
            : string.Create(CultureInfo.InvariantCulture, $"{day} {point.At.Hour:00}:{point.At.Minute:00}");
    }
}
