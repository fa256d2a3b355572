using NodaTime.Extensions;

namespace Alfred.Skills.Home.Briefing;

/// <summary>What is kept of a member's briefing, for "export my data" and "forget me".</summary>
internal static class BriefingData
{
    public static async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var plan = await BriefingActions.GrainOf(context).PlanAsync();
        return
        [
            new("briefing-times", ["days", "time"], [.. plan.Times.Select(time => ImmutableArray.Create<string?>(
                WeekdayText.Write(time.Days), ClockTime.Canonical(time.At.ToLocalTime())))]),
            new("briefing-settings", ["left-out", "silent-when-empty", "place", "coordinates"],
                [[$"{plan.Without}", plan.IsSilentWhenEmpty ? "true" : "false", plan.Place?.Name, plan.Place?.Coordinates]]),
        ];
    }

    public static async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var outcome = await BriefingActions.GrainOf(context).ForgetAsync(context.Command);
        return new()
        {
            Reply = new(context.Language.Say("briefing.forgotten")),
            Schedules = BriefingTimetable.Changes(outcome, context),
        };
    }
}
