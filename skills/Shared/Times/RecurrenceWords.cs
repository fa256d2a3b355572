using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Says what comes again: "every other Friday at 08:00", "on the last day of every month". <see cref="RecurrenceText"/> understands it.
/// </summary>
public static class RecurrenceWords
{
    private const int LastDay = 31;

    /// <summary>The days, with the time of day if there is one. Begins without a capital, to stand inside a sentence.</summary>
    public static string Say(Recurrence recurrence, Language language)
    {
        var days = Days(recurrence, language);
        return recurrence.At is { } at
            ? language.Say("times.again-at", ("recurrence", days), ("time", ClockTime.Canonical(at)))
            : days;
    }

    private static string Days(Recurrence recurrence, Language language) => recurrence.Rule switch
    {
        RecurrenceRule.Weekly(var days) => Weekly(days, recurrence.Interval, language),
        RecurrenceRule.Monthly(LastDay) => Every(
            recurrence.Interval, "times.month-end", "times.months-end", language),
        RecurrenceRule.Monthly(var day) => Every(
            recurrence.Interval, "times.month-day", "times.months-day", language, ("day", Ordinal(day, language))),
        RecurrenceRule.MonthlyWeekday(var number, var day) => Every(
            recurrence.Interval, "times.month-weekday", "times.months-weekday", language,
            ("nth", language.Say(number < 0 ? "times.nth-last" : string.Create(CultureInfo.InvariantCulture, $"times.nth-{number}"))),
            ("weekday", Name(day, language))),
        RecurrenceRule.Yearly(var month, var day) => Every(
            recurrence.Interval, "times.year", "times.years", language,
            ("date", language.Say("times.date", ("day", day), ("month", language.Get(TimeWords.Read).MonthName(month))))),
        _ when recurrence.Interval == 2 => language.Say("times.other-day"),
        _ => Every(recurrence.Interval, "times.each-day", "times.days", language),
    };

    private static string Weekly(WeekdaySet days, int interval, Language language)
    {
        if (interval == 1 && days == WeekdaySet.Workdays)
            return language.Say("times.workdays");
        var names = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && days.Has(day))
            .Select(day => Name(day, language));
        var list = ("days", (object)Texts.And(names, language));
        return interval == 2
            ? language.Say("times.other-weekdays", list)
            : Every(interval, "times.weekdays", "times.weeks-weekdays", language, list);
    }

    private static string Every(
        int interval, string one, string several, Language language, params (string Name, object Value)[] places) => interval == 1
        ? language.Say(one, places)
        : language.Say(several, [.. places, ("number", interval)]);

    private static string Name(IsoDayOfWeek day, Language language) =>
        language.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    // "1st", "2nd", "1er": what a language does not say of a number itself it says of all others.
    private static string Ordinal(int day, Language language)
    {
        var number = day.ToString(CultureInfo.InvariantCulture);
        return language.Value("ordinals", number)
            ?? (language.Value("ordinals", "other") ?? "{day}").Replace("{day}", number, StringComparison.Ordinal);
    }
}
