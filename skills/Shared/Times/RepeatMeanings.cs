using static Alfred.Skills.Shared.Times.TimeMeaning;

namespace Alfred.Skills.Shared.Times;

/// <summary>The meanings of patterns that speak of what comes again.</summary>
internal static class RepeatMeanings
{
    private const int MaxInterval = 999;

    private static readonly RecurrenceRule SameWeekday = new RecurrenceRule.Weekly(WeekdaySet.None);
    private static readonly RecurrenceRule SameDay = new RecurrenceRule.Monthly(0);
    private static readonly RecurrenceRule SameDate = new RecurrenceRule.Yearly(0, 0);

    public static readonly IReadOnlyDictionary<string, TimeMeaning> All = new Dictionary<string, TimeMeaning>(StringComparer.Ordinal)
    {
        ["and"] = Of(static _ => ""),
        ["start.from"] = Of<DateValue.Span>(static (_, date) => date.Start.Year is > 1500 and < 8000 ? new StartValue(date.Start) : null),
        ["repeat.unit"] = Of<TimeUnit>(static (_, unit) => Every(1, unit)),
        ["repeat.other-unit"] = Of<TimeUnit>(static (_, unit) => Every(2, unit)),
        ["repeat.units"] = Of<int, TimeUnit>(static (_, number, unit) => Every(number, unit)),
        ["repeat.nth-unit"] = Of<int, TimeUnit>(static (_, number, unit) => number is >= 2 and <= 9 ? Every(number, unit) : null),
        ["repeat.daily"] = Of(static _ => Every(1, TimeUnit.Day)),
        ["repeat.weekly"] = Of(static _ => Every(1, TimeUnit.Week)),
        ["repeat.fortnightly"] = Of(static _ => Every(2, TimeUnit.Week)),
        ["repeat.monthly"] = Of(static _ => Every(1, TimeUnit.Month)),
        ["repeat.yearly"] = Of(static _ => Every(1, TimeUnit.Year)),
        ["repeat.part"] = Of<DayPart>(static (_, part) => new RepeatValue(new RecurrenceRule.Daily(), 1, part)),
        ["repeat.workdays"] = Of(static _ => Weekly(1, WeekdaySet.Workdays)),
        ["repeat.weekends"] = Of(static _ => Weekly(1, WeekdaySet.Weekend)),
        ["repeat.on"] = Of<WeekdaySet>(static (_, days) => Weekly(1, days)),
        ["repeat.on-part"] = Of<WeekdaySet, DayPart>(static (_, days, part) => Weekly(1, days) with { Part = part }),
        ["repeat.other-on"] = Of<WeekdaySet>(static (_, days) => Weekly(2, days)),
        ["repeat.other-on-part"] = Of<WeekdaySet, DayPart>(static (_, days, part) => Weekly(2, days) with { Part = part }),
        ["repeat.weeks-on"] = Of<int, WeekdaySet>(static (_, number, days) =>
            number is >= 1 and <= MaxInterval ? Weekly(number, days) : null),
        ["repeat.nth-on"] = Of<int, WeekdaySet>(static (_, number, days) => number is >= 2 and <= 9 ? Weekly(number, days) : null),
        ["repeat.day"] = Of<int>(static (_, day) => Monthly(1, day)),
        ["repeat.months-day"] = Of<int, int>(static (_, number, day) => Monthly(number, day)),
        ["repeat.last-day"] = Of(static _ => Monthly(1, 31)),
        ["repeat.nth"] = Of<int, IsoDayOfWeek>(static (_, number, day) => number is >= 1 and <= 4
            ? new RepeatValue(new RecurrenceRule.MonthlyWeekday(number, day), 1) : null),
        ["repeat.last"] = Of<IsoDayOfWeek>(static (_, day) => new RepeatValue(new RecurrenceRule.MonthlyWeekday(-1, day), 1)),
        ["repeat.months-last-day"] = Of<int>(static (_, number) => Monthly(number, 31)),
        ["repeat.months-nth"] = Of<int, int, IsoDayOfWeek>(static (_, number, nth, day) => nth is >= 1 and <= 4
            ? MonthlyWeekday(number, nth, day) : null),
        ["repeat.months-last"] = Of<int, IsoDayOfWeek>(static (_, number, day) => MonthlyWeekday(number, -1, day)),
        ["repeat.date"] = Of<DateRule>(static (_, rule) => Yearly(1, rule)),
        ["repeat.years-date"] = Of<int, DateRule>(static (_, number, rule) => Yearly(number, rule)),
    };

    private static RepeatValue? Every(int number, TimeUnit unit) => number is < 1 or > MaxInterval ? null : unit switch
    {
        TimeUnit.Day => new(new RecurrenceRule.Daily(), number),
        TimeUnit.Week => new(SameWeekday, number),
        TimeUnit.Weekend => Weekly(number, WeekdaySet.Weekend),
        TimeUnit.Month => new(SameDay, number),
        TimeUnit.Quarter => number * 3 <= MaxInterval ? new(SameDay, number * 3) : null,
        TimeUnit.Year => new(SameDate, number),
        _ => null,
    };

    private static RepeatValue Weekly(int number, WeekdaySet days) => new(new RecurrenceRule.Weekly(days), number);

    private static RepeatValue? Monthly(int number, int day) =>
        number is >= 1 and <= MaxInterval && day is >= 1 and <= 31 ? new(new RecurrenceRule.Monthly(day), number) : null;

    private static RepeatValue? MonthlyWeekday(int number, int nth, IsoDayOfWeek day) =>
        number is >= 1 and <= MaxInterval ? new(new RecurrenceRule.MonthlyWeekday(nth, day), number) : null;

    private static RepeatValue? Yearly(int number, DateRule rule) => number is < 1 or > MaxInterval ? null : rule switch
    {
        DateRule.Inside { DayOfYear: var (month, day) } => new(new RecurrenceRule.Yearly(month, day), number),
        DateRule.Holiday { Date: { Month: > 0, Day: > 0, Weekday: IsoDayOfWeek.None } date } =>
            new(new RecurrenceRule.Yearly(date.Month, date.Day), number),
        _ => null,
    };
}

/// <summary>What comes again, before it is known from when on; a rule without its day takes it from there.</summary>
internal sealed record RepeatValue(RecurrenceRule Rule, int Interval, DayPart? Part = null);

/// <summary>The day from which on something comes again.</summary>
internal sealed record StartValue(LocalDate Day);
