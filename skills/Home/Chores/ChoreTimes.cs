using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>Finds when something is to be done in what people write about it.</summary>
internal static class ChoreTimes
{
    private const int MaxWords = 12;

    /// <summary>Any moment: whether a text speaks of time does not depend on it.</summary>
    public static readonly ZonedDateTime AnyMoment = new LocalDateTime(2023, 9, 28, 12, 0).InUtc();

    /// <summary>What a whole text says about coming again; null for nothing.</summary>
    public static Recurrence? Recurrence(string text, Language language, ZonedDateTime now) =>
        text.Length > 0 && RecurrenceText.Read(text, language, now) is RecurrenceResult.Recurring(var recurrence) ? recurrence : null;

    /// <summary>The recurrence at the end or the start of a text, and the text without it; null for none.</summary>
    public static (string Text, Recurrence Recurrence)? SplitRecurrence(string text, Language language, ZonedDateTime now)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = FirstOfTime(words, language); at < words.Length; at++)
        {
            if (Recurrence(string.Join(' ', words[at..]), language, now) is { } last)
                return (string.Join(' ', words[..at]), last);
        }

        for (var at = Math.Min(words.Length - 1, LeadingOfTime(words, language)); at > 0; at--)
        {
            if (Recurrence(string.Join(' ', words[..at]), language, now) is { } first)
                return (string.Join(' ', words[at..]), first);
        }

        return null;
    }

    /// <summary>"3 days after it was last done" at the end of a text, and the text without it; null for none.</summary>
    public static (string Text, ChoreRhythm Rhythm)? SplitAfter(string text, Language language)
    {
        var words = ChoreWords.For(language);
        if (ChoreWords.Find(text, words.After) is not var (end, length) || text[(end + length)..].Trim().Length > 0)
            return null;
        var before = text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = Math.Max(0, before.Length - MaxWords); at < before.Length; at++)
        {
            var lapse = string.Join(' ', before[at..]);
            var recurrence = words.Every.Prepend("").Select(every => Recurrence($"{every} {lapse}".Trim(), language, AnyMoment))
                .FirstOrDefault(static found => found is not null);
            if (recurrence is { At: null } && Rhythm(recurrence) is { } rhythm)
                return (string.Join(' ', before[..at]), rhythm);
        }

        return null;
    }

    /// <summary>
    /// The day at the end of a text, not in the past, with its time if it has one, and the text without it; null for none.
    /// </summary>
    public static (string Text, LocalDateTime At, bool HasTime)? SplitMoment(string text, Language language, ZonedDateTime now)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = FirstOfTime(words, language); at < words.Length; at++)
        {
            if (Moment(string.Join(' ', words[at..]), language, now) is var (moment, hasTime))
                return (string.Join(' ', words[..at]), moment, hasTime);
        }

        return null;
    }

    /// <summary>The day, or the moment of it, that a whole text names; null for none, and for one in the past.</summary>
    public static (LocalDateTime At, bool HasTime)? Moment(string text, Language language, ZonedDateTime now)
    {
        if (TimeText.Read(text, language, now) is not TimeResult.Point { Grain: <= TimeGrain.Day } point)
            return null;
        var hasTime = point.Grain < TimeGrain.Day;
        var isAhead = hasTime ? point.At > now.LocalDateTime : point.At.Date >= now.Date;
        return isAhead ? (point.At, hasTime) : null;
    }

    /// <summary>A moment, also one that is said as a duration from now: "2 hours".</summary>
    public static (LocalDateTime At, bool HasTime)? MomentOrLapse(string text, Language language, ZonedDateTime now)
    {
        if (Moment(text, language, now) is { } moment)
            return moment;
        foreach (var word in ChoreWords.For(language).In)
        {
            if (Moment($"{word} {text}", language, now) is { } later)
                return later;
        }

        return null;
    }

    // Behind the last word that no time has: what has such a word is none.
    private static int FirstOfTime(string[] words, Language language)
    {
        var first = words.Length;
        while (first > Math.Max(1, words.Length - MaxWords) && TimeText.MayHave(words[first - 1], language))
            first--;
        return first;
    }

    private static int LeadingOfTime(string[] words, Language language) =>
        words.Take(MaxWords).TakeWhile(word => TimeText.MayHave(word, language)).Count();

    private static ChoreRhythm? Rhythm(Recurrence recurrence) => recurrence.Rule switch
    {
        RecurrenceRule.Daily => ChoreRhythm.After(recurrence.Interval, ChoreUnit.Days),
        RecurrenceRule.Weekly => ChoreRhythm.After(recurrence.Interval, ChoreUnit.Weeks),
        RecurrenceRule.Monthly => ChoreRhythm.After(recurrence.Interval, ChoreUnit.Months),
        RecurrenceRule.Yearly => ChoreRhythm.After(12 * recurrence.Interval, ChoreUnit.Months),
        _ => null,
    };
}
