using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Times;

/// <summary>Says moments so that nobody has to look at a calendar: "tomorrow, Tuesday, 24 November, at 17:00".</summary>
public static class MomentWords
{
    /// <summary>The day in words and the time of day, without the zone.</summary>
    /// <param name="at">The moment, in the zone that it is said in.</param>
    /// <param name="today">The day on which it is said, in the same zone.</param>
    /// <param name="language">The language.</param>
    public static string Say(ZonedDateTime at, LocalDate today, Language language)
    {
        var time = ("time", (object)ClockTime.Canonical(at.TimeOfDay));
        var date = ("date", (object)Dates.Near(at.Date, language));
        if (at.Date == today)
            return language.Say("times.today-at", time);
        if (at.Date == today.PlusDays(1))
            return language.Say("times.tomorrow-at", date, time);
        return at.Date < today.PlusMonths(11) && at.Date > today.PlusMonths(-1)
            ? language.Say("times.day-at", date, time)
            : language.Say("times.year-day-at", date, ("year", at.Year), time);
    }
}
