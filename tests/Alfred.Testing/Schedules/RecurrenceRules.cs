using Alfred.Schedules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Alfred.Testing.Schedules;

/// <summary>Rules of what comes again, for laws about them.</summary>
public static class RecurrenceRules
{
    /// <summary>Every kind of rule, with every value that it takes.</summary>
    public static Gen<RecurrenceRule> All { get; } = Gen.OneOf(
        Gen.Constant<RecurrenceRule>(new RecurrenceRule.Daily()),
        Gen.Choose(1, 127).Select(static days => (RecurrenceRule)new RecurrenceRule.Weekly((WeekdaySet)days)),
        Gen.Choose(1, 31).Select(static day => (RecurrenceRule)new RecurrenceRule.Monthly(day)),
        from number in Gen.Elements(1, 2, 3, 4, -1)
        from day in Gen.Choose(1, 7)
        select (RecurrenceRule)new RecurrenceRule.MonthlyWeekday(number, (IsoDayOfWeek)day),
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 29)
        select (RecurrenceRule)new RecurrenceRule.Yearly(month, day));
}
