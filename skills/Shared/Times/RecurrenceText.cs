namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Reads what comes again as people say it: "every day at 8", "every other Friday", "first Monday of the month", "yearly on 29 February".
/// All words stand in the language files.
/// </summary>
public static class RecurrenceText
{
    private const int MaxLength = 120;
    private const int LastYear = 8000;
    private const int Day = 24 * 3600;
    private const int FirstHour = 6;

    /// <summary>What a text says.</summary>
    /// <param name="text">Any text; over 120 characters it is no recurrence.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">
    /// When and where it is said. The first occurrence lies after it: with a time of day it may be today's, without one it is a later
    /// day's.
    /// </param>
    public static RecurrenceResult Read(string text, Language language, ZonedDateTime now)
    {
        if (text.Length > MaxLength || now.Year is < 1500 or > LastYear)
            return RecurrenceResult.NotARecurrence.Instance;
        var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), now);
        foreach (var way in TimeSentence.Ways(matcher, 0, TimeSentence.RepeatPieces))
        {
            if (way.OfType<RepeatValue>().FirstOrDefault() is not { } repeat)
                continue;
            var clock = way.OfType<ClockValue>().FirstOrDefault();
            // "El 1 y el 15 de cada mes": a number before a day of the month is another one.
            if (clock is { IsLoose: true } && repeat.Rule is RecurrenceRule.Monthly && way.IndexOf(clock) < way.IndexOf(repeat))
                continue;
            var part = way.OfType<DayPart>().FirstOrDefault() ?? repeat.Part;
            var seconds = clock is null ? null : part is null ? Likelier(clock) : clock.In(part);
            // "Every morning" alone says no time, "every day this morning" says nothing.
            if ((clock is not null && seconds is null) || (clock is null && part != repeat.Part) || part?.Day is not null)
                continue;
            LocalTime? time = seconds is { } at ? LocalTime.FromSecondsSinceMidnight(at % Day / 60 * 60) : null;
            return new RecurrenceResult.Recurring(From(repeat, time, way.OfType<StartValue>().FirstOrDefault(), now));
        }

        return RecurrenceResult.NotARecurrence.Instance;
    }

    // Few mean five in the morning by "every day at 5".
    private static int Likelier(ClockValue clock) => clock.Candidates().ToArray() is [>= 3600 and < FirstHour * 3600, var later]
        ? later : clock.Candidates().First();

    private static Recurrence From(RepeatValue repeat, LocalTime? at, StartValue? from, ZonedDateTime now)
    {
        var first = from?.Day ?? (at is { } time && time > now.TimeOfDay ? now.Date : now.Date.PlusDays(1));
        var rule = repeat.Rule switch
        {
            // "Every month" and "every year" without a day: from the first day on.
            RecurrenceRule.Monthly { Day: 0 } => new RecurrenceRule.Monthly(first.Day),
            RecurrenceRule.Yearly { Day: 0 } => new RecurrenceRule.Yearly(first.Month, first.Day),
            RecurrenceRule.Weekly { Days: WeekdaySet.None } => new RecurrenceRule.Weekly(WeekdaySets.Of(first.DayOfWeek)),
            var known => known,
        };
        // Intervals count from the first occurrence.
        var start = new Recurrence(rule, 1, first, at).Days(first).First();
        return new(rule, repeat.Interval, start, at);
    }
}
