namespace Alfred.Skills.Shared.Times;

/// <summary>
/// A day that has a name, as the language files write it: <c>12-25</c>; <c>easter+1</c>, days from Easter Sunday; <c>11-thu#4</c>, the
/// fourth Thursday of November; <c>5-sun#-1</c>, the last Sunday of May; <c>11-thu#4+1</c>, the day after; <c>11-27-sun</c>, the first
/// Sunday from that date on.
/// </summary>
internal sealed record HolidayDate(int Month, int Day, IsoDayOfWeek Weekday, int Number, int Shift)
{
    private const string Weekdays = "montuewedthufrisatsun";

    /// <summary>Reads the notation; null for anything else.</summary>
    public static HolidayDate? Parse(string text)
    {
        if (text.StartsWith("easter", StringComparison.Ordinal))
            return (text.Length == 6 ? 0 : Int(text[6..])) is { } days ? new(0, 0, IsoDayOfWeek.None, 0, days) : null;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || Int(text[..dash]) is not (>= 1 and <= 12 and var month))
            return null;
        var rest = text[(dash + 1)..];
        if (rest.Length >= 5 && rest[3] == '#' && WeekdayOf(rest[..3]) is { } weekday)
        {
            var plus = rest.IndexOf('+', StringComparison.Ordinal);
            var number = Int(plus < 0 ? rest[4..] : rest[4..plus]);
            var shift = plus < 0 ? 0 : Int(rest[plus..]);
            return number is { } nth && shift is { } by ? new(month, 0, weekday, nth, by) : null;
        }

        return rest.Split('-') switch
        {
            [var day] when Int(day) is >= 1 and <= 31 and var date => new(month, date, IsoDayOfWeek.None, 0, 0),
            [var day, var name] when Int(day) is >= 1 and <= 31 and var date && WeekdayOf(name) is { } from => new(month, date, from, 0, 0),
            _ => null,
        };
    }

    /// <summary>Its date in a year.</summary>
    public LocalDate In(int year)
    {
        if (Month == 0)
            return Easter(year).PlusDays(Shift);
        if (Day > 0)
        {
            var date = new LocalDate(year, Month, Math.Min(Day, CalendarSystem.Iso.GetDaysInMonth(year, Month)));
            return Weekday == IsoDayOfWeek.None ? date : date.PlusDays(-1).Next(Weekday);
        }

        var first = new LocalDate(year, Month, 1).PlusDays(-1);
        return Number > 0
            ? first.Next(Weekday).PlusDays((7 * (Number - 1)) + Shift)
            : new LocalDate(year, Month, 1).PlusMonths(1).Previous(Weekday).PlusDays((7 * (Number + 1)) + Shift);
    }

    // Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
    private static LocalDate Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(year, month, day + 1);
    }

    private static IsoDayOfWeek? WeekdayOf(string name) =>
        Weekdays.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at && at % 3 == 0 && name.Length == 3
            ? (IsoDayOfWeek)((at / 3) + 1) : null;

    private static int? Int(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
