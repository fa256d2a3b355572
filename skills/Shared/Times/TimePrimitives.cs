namespace Alfred.Skills.Shared.Times;

/// <summary>The symbols that no language has words for: digits, with their ranges, and numbers however they are written.</summary>
internal static class TimePrimitives
{
    /// <summary>By name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<TimeMatcher, int, IEnumerable<TimeMatch>>> All =
        new Dictionary<string, Func<TimeMatcher, int, IEnumerable<TimeMatch>>>(StringComparer.Ordinal)
        {
            ["number"] = static (matcher, at) => Digits(matcher, at, 1, 4, 0, 9999),
            ["digits"] = static (matcher, at) => Digits(matcher, at, 1, 2, 0, 99),
            ["hour"] = static (matcher, at) => Numbers(matcher, at, 0, 24),
            ["minute"] = static (matcher, at) => Numbers(matcher, at, 0, 59),
            // Minutes that stand right behind an hour: "ten thirty", "15 05", but not "15 8".
            ["minutes"] = static (matcher, at) => Numbers(matcher, at, 0, 59)
                .Where(match => (int)match.Value > 9 || (matcher.Tokens[at].IsNumber && matcher.Tokens[at].Text.Length == 2)),
            // A number in words: "ten thirty" is a time of day, "10 30" is not.
            ["spoken"] = static (matcher, at) =>
                at < matcher.Tokens.Count && !matcher.Tokens[at].IsNumber ? Numbers(matcher, at, 1, 99) : [],
            ["dom"] = static (matcher, at) => Numbers(matcher, at, 1, 31),
            ["hh"] = static (matcher, at) => Digits(matcher, at, 1, 2, 0, 23).Where(_ => !IsEarly(matcher, at)),
            // Written with a zero in front, an hour is one of twenty-four: 07:30 is never half past seven in the evening.
            ["early"] = static (matcher, at) => Digits(matcher, at, 2, 2, 0, 9),
            ["mm"] = static (matcher, at) => Digits(matcher, at, 2, 2, 0, 59),
            ["hhmm"] = static (matcher, at) => Digits(matcher, at, 4, 4, 0, 2359),
            ["hmm"] = static (matcher, at) => Digits(matcher, at, 3, 3, 100, 959),
            ["d"] = static (matcher, at) => Digits(matcher, at, 1, 2, 1, 31),
            ["one"] = static (matcher, at) => Digits(matcher, at, 1, 1, 1, 9),
            ["yyyy"] = static (matcher, at) => Digits(matcher, at, 4, 4, 1800, 2199),
            ["yy"] = static (matcher, at) => Digits(matcher, at, 2, 2, 0, 99)
                .Select(static match => match with { Value = (int)match.Value + ((int)match.Value < 50 ? 2000 : 1900) }),
            ["count"] = Counts,
            ["weekdays"] = Weekdays,
            ["rest"] = TimeSentence.Rest,
        };

    private static IEnumerable<TimeMatch> Digits(TimeMatcher matcher, int at, int shortest, int longest, int least, int most)
    {
        if (at < matcher.Tokens.Count && matcher.Tokens[at] is { IsNumber: true, Text: var text }
            && text.Length >= shortest && text.Length <= longest
            && int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var number && number >= least && number <= most)
            yield return new(number, at + 1);
    }

    private static IEnumerable<TimeMatch> Numbers(TimeMatcher matcher, int at, int least, int most) =>
        matcher.Match(matcher.Words["number"], at)
            .Where(match => (int)match.Value >= least && (int)match.Value <= most
                && (match.End > at + 1 || !matcher.Tokens[at].IsNumber || matcher.Tokens[at].Text.Length <= 2));

    // "2", "two", "2.5", "2,5", "1/2", "2 1/2".
    private static IEnumerable<TimeMatch> Counts(TimeMatcher matcher, int at)
    {
        foreach (var match in matcher.Match(matcher.Words["number"], at))
        {
            var whole = (decimal)(int)match.Value;
            yield return new(whole, match.End);
            if (Fraction(matcher, match.End) is { } fraction && !IsGlued(matcher, match.End))
                yield return new(whole + fraction, match.End + 3);
        }

        if (Fraction(matcher, at) is { } alone)
            yield return new(alone, at + 3);
        if (IsNumber(matcher, at) && at + 2 < matcher.Tokens.Count && matcher.Tokens[at + 1].Text is "." or "," && IsGlued(matcher, at + 2)
            && IsNumber(matcher, at + 2) && matcher.Tokens[at].Text.Length <= 4 && matcher.Tokens[at + 2].Text.Length <= 2)
        {
            var written = $"{matcher.Tokens[at].Text}.{matcher.Tokens[at + 2].Text}";
            yield return new(decimal.Parse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), at + 3);
        }
    }

    private static bool IsEarly(TimeMatcher matcher, int at) => matcher.Tokens[at].Text is ['0', _];

    // "Monday", "Monday, Tuesday and Friday".
    private static IEnumerable<TimeMatch> Weekdays(TimeMatcher matcher, int at)
    {
        var days = WeekdaySet.None;
        for (var next = at; ;)
        {
            if (matcher.Match(matcher.Words["weekday"], next) is not [var day, ..])
                yield break;
            days |= WeekdaySets.Of((NodaTime.IsoDayOfWeek)day.Value);
            yield return new(days, day.End);
            next = matcher.Match(matcher.Words["and"], day.End) is [var and, ..] ? and.End : day.End;
        }
    }

    private static decimal? Fraction(TimeMatcher matcher, int at) =>
        at + 2 < matcher.Tokens.Count && matcher.Tokens[at + 1].Text == "/"
            ? (matcher.Tokens[at].Text, matcher.Tokens[at + 2].Text) switch
            {
                ("1", "2") => 0.5m,
                ("1", "4") => 0.25m,
                ("3", "4") => 0.75m,
                _ => null,
            }
            : null;

    private static bool IsNumber(TimeMatcher matcher, int at) => at < matcher.Tokens.Count && matcher.Tokens[at].IsNumber;

    private static bool IsGlued(TimeMatcher matcher, int at) => at < matcher.Tokens.Count && matcher.Tokens[at].IsGlued;
}
