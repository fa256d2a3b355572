using Alfred.Briefings;
using NodaTime.Extensions;

namespace Alfred.Skills.Home.Briefing;

/// <summary>Turns the times that a member wants into rows of the schedule, and tells which comes next.</summary>
internal static class BriefingTimetable
{
    private const WeekdaySet All = WeekdaySet.Workdays | WeekdaySet.Weekend;

    /// <summary>The changes that make the schedule what the member wants now. The same again in a repetition.</summary>
    /// <param name="outcome">What is wanted.</param>
    /// <param name="context">The command.</param>
    /// <param name="elsewhere">Where the member is from now on; null for where they are.</param>
    public static ImmutableArray<ScheduleChange> Changes(
        BriefingOutcome outcome, ActionContext context, DateTimeZone? elsewhere = null)
    {
        var (of, zone) = (Of(context.Member), elsewhere ?? context.Now.Zone);
        var first = FirstDay(outcome, context.Now.WithZone(zone));
        return
        [
            .. outcome.After.Times.Select((time, index) => new ScheduleChange.Set
            {
                Name = BriefingSchedule.Name(index),
                Of = of,
                Rule = new ScheduleRule.Recurring(new(DaysOf(time), Interval: 1, first, time.At.ToLocalTime()), zone),
                Action = new(BriefingSchedule.Action),
            }),
            .. Enumerable.Range(0, outcome.Before.Times.Length).Skip(outcome.After.Times.Length)
                .Select(index => new ScheduleChange.Remove { Name = BriefingSchedule.Name(index), Of = of }),
        ];
    }

    /// <summary>The day of the next one; null for none.</summary>
    public static LocalDate? NextDay(BriefingOutcome outcome, ZonedDateTime now)
    {
        var from = FirstDay(outcome, now);
        for (var day = from; day < from.PlusDays(8); day = day.PlusDays(1))
        {
            if (outcome.After.Times.Any(time => time.Days.Has(day.DayOfWeek) && (day > now.Date || time.At.ToLocalTime() > now.TimeOfDay)))
                return day;
        }

        return null;
    }

    private static RecurrenceRule DaysOf(BriefingTime time) =>
        time.Days == All ? new RecurrenceRule.Daily() : new RecurrenceRule.Weekly(time.Days);

    // What is private is told in the member's own conversation, wherever they asked for it.
    private static MemberId? Of(Member member) => member.IsReachable ? member.Id : null;

    // One a day: who has had today's gets the next one tomorrow.
    private static LocalDate FirstDay(BriefingOutcome outcome, ZonedDateTime now) =>
        outcome.LastDay?.ToLocalDate() >= now.Date ? now.Date.PlusDays(1) : now.Date;
}
