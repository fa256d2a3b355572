using Alfred.Conversations;
using Alfred.Interpretation;
using Alfred.Model;
using NodaTime;

namespace Alfred.Silo.Evaluation;

/// <summary>Holds conversations against what has to come of them.</summary>
internal sealed class Evaluator(PlanPreview preview, LanguageSet languages, TimeProvider clock)
{
    // A Monday morning: "on Friday" means the same in every run.
    private static readonly LocalDateTime Morning = new(2026, 11, 23, 7, 0);

    /// <summary>Has one conversation.</summary>
    public async Task<Verdict> RunAsync(Conversation conversation, string code, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (language, now, began) = (languages[code], Morning.InZoneLeniently(zone), clock.GetTimestamp());
        try
        {
            var plan = await preview.PlanAsync(conversation.Said, conversation.Before, language, now, cancellationToken);
            return new(
                conversation.Said, code, Judge(conversation.Expected, plan, language, now), Describe(plan), clock.GetElapsedTime(began),
                plan.IsOfModel);
        }
        catch (ModelException exception)
        {
            return new(conversation.Said, code, VerdictResult.Failed, exception.Message, clock.GetElapsedTime(began), IsOfModel: true);
        }
    }

    private VerdictResult Judge(Expectation expected, PreviewedPlan plan, Language language, ZonedDateTime now)
    {
        if (expected.Word is not null)
        {
            return plan.Commands.IsEmpty && (plan.Text is { Length: > 0 } || expected.Word == "nothing")
                ? VerdictResult.Right : VerdictResult.Wrong;
        }

        if (plan.Commands.IsEmpty)
            return VerdictResult.Asked;
        var wanted = expected.Calls.Select(call => preview.Read(call.Tool, call.Arguments, language, now)).ToImmutableArray();
        return wanted.Length == plan.Commands.Length && wanted.All(command => command is not null && plan.Commands.Contains(command))
            ? VerdictResult.Right : VerdictResult.Wrong;
    }

    private static string Describe(PreviewedPlan plan) =>
        plan.Commands.IsEmpty ? $"\"{plan.Text?.ReplaceLineEndings(" ")}\"" : string.Join("; ", plan.Commands.Select(Describe));

    private static string Describe(PlannedCommand command) =>
        string.Join(' ', command.Arguments.Values.Select(static value => $"{value.Key}={value.Value}").Prepend(command.Action.Value));
}
