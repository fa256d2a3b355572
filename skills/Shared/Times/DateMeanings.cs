using static Alfred.Skills.Shared.Times.DateValue;
using static Alfred.Skills.Shared.Times.TimeMeaning;

namespace Alfred.Skills.Shared.Times;

/// <summary>The meanings of patterns that speak of days and more.</summary>
internal static class DateMeanings
{
    public static readonly IReadOnlyDictionary<string, TimeMeaning> All = new Dictionary<string, TimeMeaning>(StringComparer.Ordinal)
    {
        // What comes again and again.
        ["every.weekday"] = Of<IsoDayOfWeek>(static (_, day) => new DateRule.Weekday(day)),
        ["every.month"] = Of<int>(static (_, month) => new DateRule.Months(month, 1)),
        ["every.quarter"] = Of<int>(static (_, number) => number is >= 1 and <= 4 ? new DateRule.Months((number * 3) - 2, 3) : null),
        ["every.holiday"] = Of<HolidayDate>(static (_, holiday) => new DateRule.Holiday(holiday)),
        ["every.day-month"] = Of<int, int>(static (_, day, month) => DayOf(month, day)),
        ["every.month-day"] = Of<int, int>(static (_, month, day) => DayOf(month, day)),
        ["date.every"] = Of<DateRule>(static (_, rule) => new Every(rule)),
        ["date.dom"] = Of<int>(static (_, day) => day <= 31 ? new Every(new DateRule.DayOfMonth(day)) : null),

        ["date.weekday-dom"] = Of<IsoDayOfWeek, int>(static (_, weekday, day) =>
            new Every(new DateRule.Both(new DateRule.Weekday(weekday), new DateRule.DayOfMonth(day)))),

        // What does not exist.
        ["never.day-month"] = Of<int, int>(static (_, day, month) => Never(month, day)),
        ["never.month-day"] = Of<int, int>(static (_, month, day) => Never(month, day)),
        ["never.year-month-day"] = Of<int, int, int>(static (_, year, month, day) =>
            month is >= 1 and <= 12 && Date(year, month, day) is null ? "" : null),

        // The first, the last, the third of something that stands beside it.
        ["date.nth"] = Of<int, IsoDayOfWeek>(static (_, number, day) => new Every(new DateRule.Nth(number, TimeUnit.Day, day))),
        ["date.last"] = Of<IsoDayOfWeek>(static (_, day) => new Every(new DateRule.Nth(-1, TimeUnit.Day, day))),
        ["date.nth-last"] = Of<int, IsoDayOfWeek>(static (_, number, day) => new Every(new DateRule.Nth(-number, TimeUnit.Day, day))),
        ["date.nth-unit"] = Of<int, TimeUnit>(static (_, number, unit) => NthUnit(number, unit)),
        ["date.last-unit"] = Of<TimeUnit>(static (_, unit) => NthUnit(-1, unit)),
        ["date.nth-last-unit"] = Of<int, TimeUnit>(static (_, number, unit) => NthUnit(-number, unit)),
        ["date.nth-in-month"] = Of<int, IsoDayOfWeek>(static (scope, number, day) =>
            new DateRule.Nth(number, TimeUnit.Day, day).Of(Span.Month(scope.Today))),
        ["date.last-in-month"] = Of<IsoDayOfWeek>(static (scope, day) =>
            new DateRule.Nth(-1, TimeUnit.Day, day).Of(Span.Month(scope.Today))),
        ["date.last-day-in-month"] = Of(static scope => Span.Day(Span.Month(scope.Today).End.PlusDays(-1))),
        ["date.month-end"] = Of(static _ => NthUnit(-1, TimeUnit.Day)),
        ["date.month-start"] = Of(static _ => NthUnit(1, TimeUnit.Day)),
        ["date.month-middle"] = Of(static _ => new Every(new DateRule.MonthMiddle())),
        ["date.middle-in-month"] = Of(static _ => new Every(new DateRule.DayOfMonth(DateRule.MonthMiddle.Day))),

        // Picked by its place beside now.
        ["date.this"] = Of<DateRule>(static (_, rule) => new Picked(Pick.This, rule)),
        ["date.next"] = Of<DateRule>(static (_, rule) => new Picked(Pick.Next, rule)),
        ["date.coming"] = Of<DateRule>(static (_, rule) => new Picked(Pick.Coming, rule)),
        ["date.after-next"] = Of<DateRule>(static (_, rule) => new Picked(Pick.AfterNext, rule)),
        ["date.previous"] = Of<DateRule>(static (_, rule) => new Picked(Pick.Last, rule)),
        ["date.before-last"] = Of<DateRule>(static (_, rule) => new Picked(Pick.BeforeLast, rule)),
        ["date.this-unit"] = Of<TimeUnit>(static (scope, unit) => UnitAt(scope, unit, 0)),
        ["date.this-week"] = Of(static scope => Span.Of(TimeUnit.Week, scope.Today)),
        ["date.next-unit"] = Of<TimeUnit>(static (scope, unit) => UnitAt(scope, unit, 1)),
        ["date.after-next-unit"] = Of<TimeUnit>(static (scope, unit) => UnitAt(scope, unit, 2)),
        ["date.last-unit-before"] = Of<TimeUnit>(static (scope, unit) => UnitAt(scope, unit, -1)),
        ["date.before-last-unit"] = Of<TimeUnit>(static (scope, unit) => UnitAt(scope, unit, -2)),
        ["date.weekend"] = Of(static scope => Span.Of(TimeUnit.Weekend, scope.Today)),
        ["date.coming-plus-1"] = Of<IsoDayOfWeek>(static (scope, day) => Span.Day(scope.Today.PlusDays(-1).Next(day).PlusDays(7))),
        ["date.coming-plus-2"] = Of<IsoDayOfWeek>(static (scope, day) => Span.Day(scope.Today.PlusDays(-1).Next(day).PlusDays(14))),
        ["date.weekdays-on"] = Of<int, IsoDayOfWeek>(static (scope, number, day) => Weekdays(scope, day, number)),
        ["date.weekdays-ago"] = Of<int, IsoDayOfWeek>(static (scope, number, day) => Weekdays(scope, day, -number)),

        // With a year, or in digits. A year in words is said in two halves, or as what follows a thousand or a hundred.
        ["year.halves"] = Of<int, int>(static (_, century, year) => century is >= 17 and <= 21 && year > 9 ? (century * 100) + year : null),
        ["year.1900-and"] = Of<int>(static (_, year) => 1900 + year),
        ["year.2000-and"] = Of<int>(static (_, year) => 2000 + year),
        ["date.year"] = Of<int>(static (_, year) => Span.Year(year)),
        ["date.day-month-year"] = Of<int, int, int>(static (_, day, month, year) => Date(year, month, day)),
        ["date.month-day-year"] = Of<int, int, int>(static (_, month, day, year) => Date(year, month, day)),
        ["date.year-month-day"] = Of<int, int, int>(static (_, year, month, day) => Date(year, month, day)),
        ["date.month-year"] = Of<int, int>(static (_, month, year) => Month(year, month)),
        ["date.year-month"] = Of<int, int>(static (_, year, month) => Month(year, month)),
        ["date.year-quarter"] = Of<int, int>(static (_, year, number) =>
            number is >= 1 and <= 4 ? Span.Quarter(new(year, (number * 3) - 2, 1)) : null),
        ["date.dmy"] = Of<int, int, int>(static (scope, day, month, year) => InDigits(scope, DateOrder.DayFirst, day, month, year)),
        ["date.mdy"] = Of<int, int, int>(static (scope, month, day, year) => InDigits(scope, DateOrder.MonthFirst, day, month, year)),
        ["date.dm"] = Of<int, int>(static (scope, day, month) => InDigits(scope, DateOrder.DayFirst, day, month)),
        ["date.md"] = Of<int, int>(static (scope, month, day) => InDigits(scope, DateOrder.MonthFirst, day, month)),

        ["date.dotted"] = Of<int, int>(static (scope, day, month) =>
            InDigits(scope, DateOrder.DayFirst, day, month) is { } date ? date with { IsMaybeClock = day < 24 } : null),
        ["date.dotted-md"] = Of<int, int>(static (scope, month, day) => scope.Order != DateOrder.DayFirst
            && InDigits(scope, DateOrder.MonthFirst, day, month) is { } date ? date with { IsMaybeClock = true } : null),

        // Counted from another date.
        ["date.week-of"] = Of<Span>(static (_, date) => date.Grain == TimeGrain.Day ? Span.Week(date.Start) : null),
        ["date.day-after"] = Of<Span>(static (_, date) => From(date, Lapse.Of(1, TimeUnit.Day), 1)),
        ["date.day-before"] = Of<Span>(static (_, date) => From(date, Lapse.Of(1, TimeUnit.Day), -1)),
        ["date.from"] = Of<Lapse, Span>(static (_, lapse, date) => From(date, lapse, 1)),
        ["date.before"] = Of<Lapse, Span>(static (_, lapse, date) => From(date, lapse, -1)),
        ["date.nth-after"] = Of<int, IsoDayOfWeek, Span>(static (_, number, day, date) =>
            Span.Day(date.End.PlusDays(-1).Next(day).PlusDays(7 * (number - 1)))),
    };

    private static DateRule.Inside? DayOf(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2000, month)
            ? new(new DateRule.DayOfMonth(day), new DateRule.Months(month, 1)) : null;

    private static string? Never(int month, int day) => month is >= 1 and <= 12 && DayOf(month, day) is null ? "" : null;

    private static Every NthUnit(int number, TimeUnit unit) => new(new DateRule.Nth(number, unit, IsoDayOfWeek.None));

    private static Span? Month(int year, int month) => month is >= 1 and <= 12 ? Span.Month(new(year, month, 1)) : null;

    private static Span? Date(int year, int month, int day) => month is >= 1 and <= 12
        && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? Span.Day(new(year, month, day)) : null;

    private static Every? InDigits(TimeScope scope, DateOrder order, int day, int month) =>
        IsDoubtful(scope, order, day, month) is { } isDoubtful && DayOf(month, day) is { } rule ? new(rule, isDoubtful) : null;

    private static Span? InDigits(TimeScope scope, DateOrder order, int day, int month, int year) =>
        IsDoubtful(scope, order, day, month) is { } isDoubtful && Date(year, month, day) is { } date
            ? date with { IsDoubtful = isDoubtful } : null;

    // The language's order counts where the digits can be read in both; where only the other one is a date, that one is meant. Null when
    // they are not to be read in this order.
    private static bool? IsDoubtful(TimeScope scope, DateOrder order, int day, int month)
    {
        var isEither = day <= 12 && month <= 12 && day != month;
        if (month > 12 || (isEither && scope.Order != order && scope.Order != DateOrder.Either))
            return null;
        return isEither && scope.Order == DateOrder.Either;
    }

    private static Span? UnitAt(TimeScope scope, TimeUnit unit, int number)
    {
        if (unit < TimeUnit.Day)
            return null;
        var span = Span.Of(unit, scope.Today);
        if (unit == TimeUnit.Weekend)
            return new(span.Start.PlusDays(7 * number), span.End.PlusDays(7 * number), TimeGrain.Day);
        for (; number > 0; number--)
            span = Span.Of(unit, span.End);
        for (; number < 0; number++)
            span = Span.Of(unit, span.Start.PlusDays(-1));
        return span;
    }

    private static Span? Weekdays(TimeScope scope, IsoDayOfWeek day, int number) => number switch
    {
        >= 1 and <= 99 => Span.Day(scope.Today.Next(day).PlusDays(7 * (number - 1))),
        <= -1 and >= -99 => Span.Day(scope.Today.Previous(day).PlusDays(7 * (number + 1))),
        _ => null,
    };

    private static Span? From(Span date, Lapse? lapse, int sign) =>
        date.Start.Year is > 1500 and < 3000 && lapse is { IsDays: true }
            ? Span.Day(lapse.Add(date.Start, sign)) with { IsDoubtful = date.IsDoubtful } : null;
}
