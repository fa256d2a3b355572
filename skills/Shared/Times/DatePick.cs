using static Alfred.Skills.Shared.Times.DateValue;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Which date "this", "next" and "last" mean. One rule for weekdays: alone, with "this" or with "coming" it is the first after today;
/// with "next", where a language counts weeks with it, the one of the week that starts on the next Monday. So "next Tuesday" said on a
/// Tuesday is in a week, and "next Friday" is never this week's.
/// </summary>
internal static class DatePick
{
    /// <summary>The date picked; null when there is none.</summary>
    public static Span? Of(Picked picked, LocalDate today)
    {
        var (pick, rule) = picked;
        if (rule.NeedsContainer || today.Year is < 1500 or > 4000)
            return null;
        var isWeekday = rule is DateRule.Weekday;
        var all = rule.Around(today, 3);
        switch (pick)
        {
            case Pick.This when !isWeekday:
                return rule.In(new(today.Year, 1, 1), new(today.Year + 1, 1, 1)).FirstOrDefault();
            case Pick.Next when isWeekday:
                var week = Span.Week(today.PlusDays(7));
                return rule.In(week.Start, week.End).First();
            case Pick.Last:
                return all.LastOrDefault(span => span.End <= today);
            case Pick.BeforeLast:
                return all.Where(span => span.End <= today).SkipLast(1).LastOrDefault();
            default:
                return all.Where(span => span.Start > today).Skip(pick == Pick.AfterNext ? 1 : 0).FirstOrDefault();
        }
    }
}
