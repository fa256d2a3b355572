using Alfred.Briefings;
using NodaTime.Extensions;

namespace Alfred.Skills.Home.Briefing;

/// <summary>When the briefing comes.</summary>
internal static class BriefingActions
{
    private static readonly Choices Offered = new(
        [.. ((string[])["7:00", "7:30", "8:00"]).Select(static time => new Choice(time, $"briefing at {time}"))]);

    public static async Task<Outcome> ScheduleAsync(ActionContext context, Arguments arguments) =>
        arguments.Find("time") is { } asked
            ? await SetAsync(context, [new(WeekdaySet.Workdays | WeekdaySet.Weekend, ClockTime.Parse(asked).ToTimeOnly())])
            : Outcome.Say(context.Language.Say("briefing.ask-time"), Offered);

    public static Task<Outcome> ScheduleDaysAsync(ActionContext context, Arguments arguments) =>
        BriefingRestoring.Find(arguments) is { } before
            ? BriefingRestoring.RunAsync(context, before)
            : SetAsync(context, TimesText.Parse(arguments["times"]));

    public static async Task<Outcome> SkipAsync(ActionContext context, Arguments arguments)
    {
        var days = WeekdayText.Parse(arguments["days"]);
        var outcome = await GrainOf(context).SkipAsync(context.Command, days);
        var language = context.Language;
        if (outcome.Before.Times.IsEmpty)
            return Outcome.Say(language.Say("briefing.none-yet"), Offered);
        return outcome.After.Times.IsEmpty ? Stopped(context, outcome) : new()
        {
            Reply = new(language.Say(
                "briefing.skipped", ("days", WeekdayText.Show(days, language)), ("times", TimesText.Show(outcome.After.Times, language)))),
            Schedules = BriefingTimetable.Changes(outcome, context),
            Journal = new($"took {WeekdayText.Write(days)} out of the briefing") { Reversal = BriefingRestoring.Of(outcome) },
        };
    }

    public static async Task<Outcome> StopAsync(ActionContext context)
    {
        var outcome = await GrainOf(context).SkipAsync(context.Command, WeekdaySet.Workdays | WeekdaySet.Weekend);
        return outcome.Before.Times.IsEmpty ? Outcome.Say(context.Language.Say("briefing.none")) : Stopped(context, outcome);
    }

    public static async Task<Outcome> WhenAsync(ActionContext context)
    {
        var plan = await GrainOf(context).PlanAsync();
        return plan.Times.IsEmpty
            ? Outcome.Say(context.Language.Say("briefing.none-yet"), Offered)
            : Outcome.Say(context.Language.Say(
                "briefing.when", ("times", TimesText.Show(plan.Times, context.Language)), ("zone", context.Now.Zone.Id)));
    }

    /// <summary>Lets the briefing come at the same times of day in another zone.</summary>
    public static async Task<Outcome> FollowAsync(ActionContext context, DateTimeZone zone)
    {
        // Changes nothing but says, by the command, what is wanted and when the last one came.
        var outcome = await GrainOf(context).SkipAsync(context.Command, WeekdaySet.None);
        return outcome.After.Times.IsEmpty ? new() : new()
        {
            Reply = new(context.Language.Say(
                "briefing.when", ("times", TimesText.Show(outcome.After.Times, context.Language)), ("zone", zone.Id))),
            Schedules = BriefingTimetable.Changes(outcome, context, zone),
        };
    }

    /// <summary>The member's briefing.</summary>
    public static IBriefingGrain GrainOf(ActionContext context)
    {
        var member = context.Member;
        return context.Grain<IBriefingGrain>(member.Id.Value);
    }

    private static async Task<Outcome> SetAsync(ActionContext context, ImmutableArray<BriefingTime> times)
    {
        var outcome = await GrainOf(context).SetTimesAsync(context.Command, times);
        return new()
        {
            Reply = new(Set(context, outcome)),
            Schedules = BriefingTimetable.Changes(outcome, context),
            Journal = new($"set the briefing: {string.Join("; ", outcome.After.Times.Select(time =>
                $"{WeekdayText.Write(time.Days)} {ClockTime.Canonical(time.At.ToLocalTime())}"))}")
            {
                Reversal = BriefingRestoring.Of(outcome),
            },
        };
    }

    private static string Set(ActionContext context, BriefingOutcome outcome)
    {
        var language = context.Language;
        var (times, zone, today) = (TimesText.Show(outcome.After.Times, language), context.Now.Zone.Id, context.Now.Date);
        return BriefingTimetable.NextDay(outcome, context.Now) switch
        {
            { } day when day == today => language.Say("briefing.set-from-today", ("times", times), ("zone", zone)),
            { } day when day == today.PlusDays(1) => language.Say("briefing.set-from-tomorrow", ("times", times), ("zone", zone)),
            var day => language.Say(
                "briefing.set-from-day", ("times", times), ("zone", zone), ("date", Dates.Near(day ?? today, language))),
        };
    }

    private static Outcome Stopped(ActionContext context, BriefingOutcome outcome) => new()
    {
        Reply = new(context.Language.Say("briefing.stopped")),
        Schedules = BriefingTimetable.Changes(outcome, context),
        Journal = new("stopped the daily briefing") { Reversal = BriefingRestoring.Of(outcome) },
    };
}
