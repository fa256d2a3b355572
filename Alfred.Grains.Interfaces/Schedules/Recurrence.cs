namespace Alfred.Schedules;

/// <summary>
/// Something that comes again at a wall-clock time: the days, how many of the units lie between them, and the day from which they count. A
/// time that a spring change skips falls on the first valid moment after the gap; one that an autumn change repeats comes once, at the
/// first. Its text can be stored and read back.
/// </summary>
/// <param name="Rule">The days.</param>
/// <param name="Interval">1 for every day, week, month or year, 2 for every other one, to 999.</param>
/// <param name="Start">The first day that can be one, in years 1 to 9000; intervals count from its day, week, month or year.</param>
/// <param name="At">The time of day to the minute; null when none was said: the start of the day.</param>
public sealed record Recurrence(RecurrenceRule Rule, int Interval, LocalDate Start, LocalTime? At)
{
    private const int LastYear = 9000;

    /// <summary>The text to store: <c>weekly/2 fri from 2026-12-04 at 18:00</c>. <see cref="RecurrenceNotation.Parse"/> reads it.</summary>
    public override string ToString() => RecurrenceNotation.Write(this);

    /// <summary>The days from one on, in order. They end in the year 9000.</summary>
    public IEnumerable<LocalDate> Days(LocalDate from)
    {
        var first = from < Start ? Start : from;
        for (var period = PeriodOf(first); ; period++)
        {
            if (YearOf(period) > LastYear)
                yield break;
            foreach (var day in In(period))
            {
                if (day >= first)
                    yield return day;
            }
        }
    }

    /// <summary>
    /// The first occurrence strictly after an instant: the local day it belongs to, and when it is due; null for none before the year 9000.
    /// </summary>
    public Occurrence? FirstAfter(Instant instant, DateTimeZone zone)
    {
        // Yesterday's may still lie ahead where a zone skips a whole day.
        foreach (var day in Days(instant.InZone(zone).Date.PlusDays(-1)))
        {
            var due = WallClock.At(zone, day + (At ?? LocalTime.Midnight)).ToInstant();
            if (due > instant)
                return new(day, due);
        }

        return null;
    }

    /// <summary>When the first occurrence strictly after an instant is due; null for none before the year 9000.</summary>
    public Instant? After(Instant instant, DateTimeZone zone) => FirstAfter(instant, zone)?.Due;

    /// <summary>The next occurrences strictly after an instant, each after the one before.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="instant">After when.</param>
    /// <param name="zone">Whose wall clock.</param>
    public IEnumerable<Instant> Next(int count, Instant instant, DateTimeZone zone)
    {
        for (; count > 0 && After(instant, zone) is { } next; count--)
        {
            yield return next;
            instant = next;
        }
    }

    private LocalDate Monday => Start.PlusDays(1).Previous(IsoDayOfWeek.Monday);

    // Periods are numbered from the one of the start, 0.
    private int PeriodOf(LocalDate day) => Rule switch
    {
        RecurrenceRule.Daily => Period.DaysBetween(Start, day) / Interval,
        RecurrenceRule.Weekly => Period.DaysBetween(Monday, day) / 7 / Interval,
        RecurrenceRule.Yearly => (day.Year - Start.Year) / Interval,
        _ => (((day.Year - Start.Year) * 12) + day.Month - Start.Month) / Interval,
    };

    private int YearOf(int period) => Rule switch
    {
        RecurrenceRule.Daily => Start.Year + (int)((long)period * Interval / 365),
        RecurrenceRule.Weekly => Start.Year + (int)((long)period * Interval / 52),
        RecurrenceRule.Yearly => Start.Year + (period * Interval),
        _ => Start.Year + (period * Interval / 12),
    };

    private IEnumerable<LocalDate> In(int period)
    {
        switch (Rule)
        {
            case RecurrenceRule.Daily:
                yield return Start.PlusDays(period * Interval);
                break;
            case RecurrenceRule.Weekly(var days):
                var monday = Monday.PlusWeeks(period * Interval);
                for (var day = monday; day < monday.PlusDays(7); day = day.PlusDays(1))
                {
                    if (days.Has(day.DayOfWeek))
                        yield return day;
                }

                break;
            case RecurrenceRule.Monthly(var number):
                yield return Clamped(MonthOf(period), number);
                break;
            case RecurrenceRule.MonthlyWeekday(var number, var weekday):
                var month = MonthOf(period);
                yield return number > 0
                    ? month.PlusDays(-1).Next(weekday).PlusDays(7 * (number - 1))
                    : month.PlusMonths(1).Previous(weekday);
                break;
            case RecurrenceRule.Yearly(var monthOfYear, var number):
                yield return Clamped(new(Start.Year + (period * Interval), monthOfYear, 1), number);
                break;
        }
    }

    private LocalDate MonthOf(int period) => Start.With(DateAdjusters.StartOfMonth).PlusMonths(period * Interval);

    private static LocalDate Clamped(LocalDate month, int day) =>
        month.PlusDays(Math.Min(day, month.Calendar.GetDaysInMonth(month.Year, month.Month)) - 1);
}
