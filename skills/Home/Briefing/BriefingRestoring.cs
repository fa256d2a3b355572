using System.Text.Json;
using Alfred.Briefings;

namespace Alfred.Skills.Home.Briefing;

/// <summary>Takes back what somebody changed about their briefing.</summary>
internal static class BriefingRestoring
{
    /// <summary>An argument of <c>briefing.schedule-days</c> that nobody says, nor the model: no parameter fills it.</summary>
    private const string Plan = "plan";

    /// <summary>What takes a change back; null where it changed nothing.</summary>
    public static Reversal? Of(BriefingOutcome outcome) => Write(outcome.Before) is var before && before == Write(outcome.After)
        ? null
        : new(new("briefing.schedule-days"), Arguments.None.With(Plan, before));

    /// <summary>What arguments say was wanted before; null for what somebody said.</summary>
    public static BriefingPlan? Find(Arguments arguments) =>
        arguments.Find(Plan) is { } plan ? JsonSerializer.Deserialize<BriefingPlan>(plan, JsonSerializerOptions.Web) : null;

    /// <summary>Wants it again.</summary>
    public static async Task<Outcome> RunAsync(ActionContext context, BriefingPlan plan)
    {
        var outcome = await BriefingActions.GrainOf(context).RestoreAsync(context.Command, plan);
        var language = context.Language;
        return new()
        {
            Reply = new(plan.Times.IsEmpty
                ? language.Say("briefing.none")
                : language.Say("briefing.when", ("times", TimesText.Show(plan.Times, language)), ("zone", context.Now.Zone.Id))),
            Schedules = BriefingTimetable.Changes(outcome, context),
            Journal = new("restored the briefing"),
        };
    }

    private static string Write(BriefingPlan plan) => JsonSerializer.Serialize(plan, JsonSerializerOptions.Web);
}
