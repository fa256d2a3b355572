using NodaTime.Text;

namespace Alfred.Schedules;

/// <summary>
/// The text that recurrences are stored as, of no language: <c>daily/1</c>, <c>weekly/2 mon,thu</c>, <c>monthly/1 31</c>,
/// <c>monthly/1 mon#1</c>, <c>yearly/1 02-29</c>, each with <c>from 2026-12-04</c> and, for a time of day, <c>at 18:00</c>.
/// </summary>
public static class RecurrenceNotation
{
    private const int MaxInterval = 999;
    private const int LastYear = 9000;
    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Writes a recurrence.</summary>
    public static string Write(Recurrence recurrence)
    {
        var start = LocalDatePattern.Iso.Format(recurrence.Start);
        var (unit, day) = recurrence.Rule switch
        {
            RecurrenceRule.Weekly(var days) =>
                ("weekly", " " + string.Join(',', Names.Where((_, at) => days.Has((IsoDayOfWeek)(at + 1))))),
            RecurrenceRule.Monthly(var number) => ("monthly", string.Create(CultureInfo.InvariantCulture, $" {number}")),
            RecurrenceRule.MonthlyWeekday(var number, var weekday) =>
                ("monthly", string.Create(CultureInfo.InvariantCulture, $" {Names[(int)weekday - 1]}#{number}")),
            RecurrenceRule.Yearly(var month, var number) =>
                ("yearly", string.Create(CultureInfo.InvariantCulture, $" {month:00}-{number:00}")),
            _ => ("daily", ""),
        };
        var at = recurrence.At is { } time ? string.Create(CultureInfo.InvariantCulture, $" at {time.Hour:00}:{time.Minute:00}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{unit}/{recurrence.Interval}{day} from {start}{at}");
    }

    /// <summary>Reads what <see cref="Write"/> writes; null for anything else.</summary>
    public static Recurrence? Parse(string text)
    {
        var words = text.Split(' ');
        LocalTime? at = null;
        if (words is [.. var before, "at", var clock])
        {
            if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return null;
            (words, at) = (before, new LocalTime(time.Hour, time.Minute));
        }

        if (words is not [var head, .. var days, "from", var start] || days.Length > 1 || head.Split('/') is not [var unit, var interval]
            || Number(interval) is not (>= 1 and <= MaxInterval and var every)
            || LocalDatePattern.Iso.Parse(start) is not { Success: true, Value: { Year: >= 1 and <= LastYear } from })
            return null;
        return Rule(unit, days.FirstOrDefault() ?? "") is { } rule ? new(rule, every, from, at) : null;
    }

    private static RecurrenceRule? Rule(string unit, string day) => (unit, day.Split('#', '-')) switch
    {
        ("daily", [""]) => new RecurrenceRule.Daily(),
        ("weekly", _) when Weekdays(day) is var days and not WeekdaySet.None => new RecurrenceRule.Weekly(days),
        ("monthly", [var number]) when Number(number) is >= 1 and <= 31 and var date => new RecurrenceRule.Monthly(date),
        ("monthly", [var name, var number]) when Number(number) is >= 1 and <= 4 and var nth && Index(name) is var at and >= 0 =>
            new RecurrenceRule.MonthlyWeekday(nth, (IsoDayOfWeek)(at + 1)),
        ("monthly", [var name, "", "1"]) when Index(name) is var at and >= 0 =>
            new RecurrenceRule.MonthlyWeekday(-1, (IsoDayOfWeek)(at + 1)),
        ("yearly", [var month, var number]) when Number(month) is >= 1 and <= 12 and var of
            && Number(number) is >= 1 and var date && date <= CalendarSystem.Iso.GetDaysInMonth(2000, of) =>
            new RecurrenceRule.Yearly(of, date),
        _ => null,
    };

    private static WeekdaySet Weekdays(string names)
    {
        var days = WeekdaySet.None;
        foreach (var name in names.Split(','))
        {
            if (Index(name) is not (>= 0 and var at))
                return WeekdaySet.None;
            days |= WeekdaySets.Of((IsoDayOfWeek)(at + 1));
        }

        return days;
    }

    private static int Index(string name) => Array.IndexOf(Names, name);

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
