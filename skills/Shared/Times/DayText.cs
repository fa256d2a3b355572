using NodaTime.Text;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Reads days in the past as people write them: <c>today</c>, <c>yesterday</c>, <c>monday</c>, <c>20 Nov</c>, <c>2026-11-20</c>,
/// <c>3 days ago</c>. Canonical is an ISO date, or, for what depends on the moment, a text of no language: <c>day-1</c>, <c>friday</c>,
/// <c>the-15</c>, <c>--11-20</c>.
/// </summary>
public static class DayText
{
    private const int MaxDayLength = 40;
    private const int MaxDayWords = 6;
    private const int FirstYear = 2000;
    private const string FromToday = "day-";
    private const string OfMonth = "the-";
    private const string OfYear = "--";

    /// <summary>The <see cref="Parameter.Read"/> of a day.</summary>
    public static ParseResult Read(string text, ReadContext context) => Read(text, context.Language);

    /// <summary>Reads a day of a language.</summary>
    public static ParseResult Read(string text, Language language)
    {
        if (text.Length <= MaxDayLength && Find(text, language) is { } canonical)
            return new ParseResult.Understood(canonical);
        return text.Length <= MaxDayLength
            && TimeText.Read(text, language, TimeText.Moments[1])
                is TimeResult.Ambiguous { Readings: var readings, IsContradiction: false } doubtful
            ? new ParseResult.Rejected(doubtful.Question)
            {
                Instead = [.. readings.Select(reading => Show(reading.At.Date, language))],
            }
            : new ParseResult.NotUnderstood(language.Say("times.no-day", ("text", ShortText.Of(text, MaxDayLength))));
    }

    /// <summary>Replaces a day that depends on the moment by its date.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="parameter">The one that holds the day; it may be left out.</param>
    /// <param name="today">The speaker's date.</param>
    /// <param name="language">The language to answer in.</param>
    public static Resolution Resolve(Arguments arguments, string parameter, LocalDate today, Language language)
    {
        if (arguments.Find(parameter) is not { } canonical)
            return new Resolution.Resolved(arguments);
        var date = On(canonical, today);
        return date > today
            ? new Resolution.Unclear(language.Say("times.future-day", ("day", Show(date, language))))
            : new Resolution.Resolved(arguments.With(parameter, LocalDatePattern.Iso.Format(date)));
    }

    /// <summary>True for a day of which only its number in a month was said: "the 24th".</summary>
    public static bool IsOfAnyMonth(string canonical) => canonical.StartsWith(OfMonth, StringComparison.Ordinal);

    /// <summary>Reads a resolved day.</summary>
    public static LocalDate Parse(string canonical) => LocalDatePattern.Iso.Parse(canonical).Value;

    /// <summary><c>20 November 2026</c>, as the language writes it.</summary>
    public static string Show(LocalDate date, Language language) => language.Say(
        "times.day", ("day", date.Day), ("month", language.Get(TimeWords.Read).MonthName(date.Month)), ("year", date.Year));

    /// <summary>
    /// Takes a day in the past off the end of a note: "lunch yesterday", "taxi on 3 May". Nothing is taken of what may belong to the note:
    /// "Sunday roast", "the Black Friday", "screws 3/4".
    /// </summary>
    /// <returns>
    /// The note without the day, and the day as it was typed, which <see cref="Read(string, Language)"/> understands; null for none.
    /// </returns>
    public static (string Note, string? Day) SplitTrailing(string note, Language language)
    {
        var text = note.TrimEnd();
        (string Note, string? Day) split = (note, null);
        var at = text.Length;
        for (var words = 0; words < MaxDayWords && at > 0; words++)
        {
            at = text.LastIndexOf(' ', at - 1);
            if (text.Length - at > MaxDayLength)
                break;
            var (left, right) = (text[..Math.Max(at, 0)].TrimEnd(' ', ',', ';', '-', '–'), text[(at + 1)..]);
            var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(right), TimeText.Moments[1]);
            var ways = TimeSentence.Ways(matcher, 0, "date", "shift", "skip");
            if (ways.Count == 0)
                continue;
            var isWord = ways[0] is not [string, ..];
            if (left.Length > 0 && IsDayOfNote(ways[0], matcher) && Find(right, language) is not null)
                split = (left, split.Day is null || isWord ? right : split.Day);
            else if (split.Day is not null && isWord)
                return (note, null);
        }

        return split;
    }

    /// <summary>
    /// Takes a day in the past off the start of a note: "yesterday lunch", "3 May for the taxi". The longest one counts.
    /// </summary>
    /// <returns>
    /// The day as it was typed, the note without it, and whether it is the name of a weekday, which may belong to the note ("Friday
    /// drinks"); null for a note that begins otherwise or is nothing but a day.
    /// </returns>
    public static (string Day, string Note, bool IsWeekday)? SplitLeading(string note, Language language)
    {
        var text = note.Trim();
        (string, string, bool)? split = null;
        var at = 0;
        for (var words = 0; words < MaxDayWords && at >= 0 && at <= MaxDayLength; words++)
        {
            at = text.IndexOf(' ', at + 1);
            if (at < 0)
                break;
            var day = text[..at].TrimEnd(',', ':');
            var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(day), TimeText.Moments[1]);
            var ways = TimeSentence.Ways(matcher, 0, "date", "shift", "skip");
            if (ways.Count > 0 && IsDayOfNote(ways[0], matcher) && Find(day, language) is not null)
            {
                var isWeekday = ways[0].Where(static piece => piece is not string).ToArray()
                    is [DateValue.Every { Rule: DateRule.Weekday }];
                split = (day, text[(at + 1)..].TrimStart(), isWeekday);
            }
        }

        return split;
    }

    /// <summary>
    /// A day counted from today that stands between the words of a note: "lunch yesterday at Mario's". Null for none, for several, and for
    /// today.
    /// </summary>
    /// <returns>The canonical day.</returns>
    public static string? Within(string[] words, Language language)
    {
        string? day = null;
        for (var at = 1; at < words.Length - 1; at++)
        {
            var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(words[at]), TimeText.Moments[1]);
            if (TimeSentence.Ways(matcher, 0, "date") is not [[DateValue.Relative { Days: < 0 and > -1000 and var days }], ..])
                continue;
            if (day is not null)
                return null;
            day = Written(FromToday, -days);
        }

        return day;
    }

    // Words that name nothing but a day: a weekday or a month in full, a date with its month, a day counted from today.
    private static bool IsDayOfNote(IReadOnlyList<object> way, TimeMatcher matcher)
    {
        if (way[^1] is string)
            return false;
        return way.Where(static piece => piece is not string).ToArray() switch
        {
            [DateValue.Relative { Days: <= 0 }] or [Shift { Sign: < 0 }] => true,
            [DateValue.Every { Rule: DateRule.Weekday }] or [DateValue.Picked { Pick: Pick.Last, Rule: DateRule.Weekday }] =>
                matcher.Tokens.Any(static token => token.Text.Length >= 5),
            [DateValue.Every { Rule: DateRule.Inside, IsDoubtful: false }] =>
                way[0] is string || matcher.Tokens.Any(static token => char.IsLetter(token.Text[0])),
            [DateValue.Span { Grain: TimeGrain.Day, IsDoubtful: false }] => true,
            [DateValue.Every { Rule: DateRule.Inside, IsDoubtful: false }, DateValue.Span { Grain: TimeGrain.Year }] => true,
            _ => false,
        };
    }

    private static string? Find(string text, Language language)
    {
        var words = language.Get(TimeWords.Read);
        var tokens = TimeToken.Split(text);
        foreach (var way in TimeSentence.Ways(words.Matcher(tokens, TimeText.Moments[0]), 0, "date", "shift", "skip"))
        {
            var pieces = new TimePieces(way);
            if (pieces.IsDoubtfulDate)
                continue;
            if (Canonical(way) is { } canonical)
                return canonical;
            var dates = TimeText.Moments.Select(moment => TimeText.Read(text, language, moment)).ToArray();
            return dates is [TimeResult.Point { Grain: TimeGrain.Day } one, TimeResult.Point other] && one.At == other.At
                && one.At.Year >= FirstYear ? LocalDatePattern.Iso.Format(one.At.Date) : null;
        }

        return null;
    }

    private static string? Canonical(IEnumerable<object> way) => way.Where(static piece => piece is not string).ToArray() switch
    {
        [DateValue.Relative { Days: <= 0 and > -1000 and var days }] => Written(FromToday, -days),
        [Shift { Sign: < 0, Lapse: { IsDays: true, Months: 0, Days: < 1000 and var days } }] => Written(FromToday, days),
        [DateValue.Every { Rule: DateRule.Weekday { Day: var day } }] => $"{day}".ToLowerInvariant(),
        [DateValue.Picked { Pick: Pick.Last, Rule: DateRule.Weekday { Day: var day } }] => $"{day}".ToLowerInvariant(),
        [DateValue.Every { Rule: DateRule.DayOfMonth { Day: var day } }] => Written(OfMonth, day),
        [DateValue.Every { Rule: DateRule.Inside { DayOfYear: var (month, day) } }] =>
            string.Create(CultureInfo.InvariantCulture, $"{OfYear}{month:00}-{day:00}"),
        [DateValue.Every { Rule: DateRule.Holiday { Date: { Day: > 0, Weekday: IsoDayOfWeek.None } date } }] =>
            string.Create(CultureInfo.InvariantCulture, $"{OfYear}{date.Month:00}-{date.Day:00}"),
        _ => null,
    };

    private static string Written(string before, int number) => string.Create(CultureInfo.InvariantCulture, $"{before}{number}");

    /// <summary>The date that a canonical day is, for somebody whose date is today.</summary>
    public static LocalDate On(string canonical, LocalDate today)
    {
        if (canonical.StartsWith(FromToday, StringComparison.Ordinal))
            return today.PlusDays(-Number(canonical[FromToday.Length..]));
        if (canonical.StartsWith(OfMonth, StringComparison.Ordinal))
            return LastOf(new DateRule.DayOfMonth(Number(canonical[OfMonth.Length..])), today);
        if (canonical.StartsWith(OfYear, StringComparison.Ordinal))
        {
            // The 29th of February of a year that has none is its last day.
            var day = new LocalDate(2000, Number(canonical[2..4]), Number(canonical[5..]));
            var thisYear = day.PlusYears(today.Year - 2000);
            return thisYear > today ? day.PlusYears(today.Year - 2001) : thisYear;
        }

        return Enum.TryParse<IsoDayOfWeek>(canonical, ignoreCase: true, out var weekday) && !char.IsAsciiDigit(canonical[0])
            ? today.PlusDays(1).Previous(weekday)
            : Parse(canonical);
    }

    private static LocalDate LastOf(DateRule rule, LocalDate today) => rule.Around(today, 1).Last(span => span.Start <= today).Start;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
